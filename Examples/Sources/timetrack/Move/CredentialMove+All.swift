import TimeTrackingKit
import TimetrackKeys

extension CredentialMove {
    /// Moves several items, and goes on when one of them cannot be moved.
    ///
    /// - Parameters:
    ///   - items: Their names in the source and in the target.
    ///   - each: Is told what became of each.
    /// - Returns: What became of them, up to the first failure that concerns a whole store.
    /// - Throws: `CancellationError` when the task was cancelled.
    func moveAll(
        _ items: [(old: CredentialKey, new: CredentialKey)],
        each: (MoveOutcome) throws -> Void = { _ in }
    ) async throws -> [MoveOutcome] {
        var outcomes: [MoveOutcome] = []
        for item in items {
            try Task.checkCancellation()
            var isEnd = false
            var outcome: MoveOutcome
            do {
                outcome = try await move(item.old, as: item.new)
            } catch let error as CredentialStoreError {
                if error.code == .cancelled { throw CancellationError() }
                isEnd = !error.concernsOneItem
                outcome = MoveOutcome(key: item.new, kind: .failed, message: error.message, failure: Failure(error))
            } catch let failure as Failure {
                outcome = MoveOutcome(key: item.new, kind: .failed, message: failure.message, failure: failure)
            }
            outcomes.append(outcome)
            try each(outcome)
            if isEnd { break }
        }
        return outcomes
    }
}

extension CredentialStoreError {
    /// Whether the error says nothing of the other items of the store.
    var concernsOneItem: Bool {
        switch code {
        case .undecryptable: reason != .wrongKey
        case .ambiguous, .tooLarge, .unsupported, .invalidKey: true
        default: false
        }
    }
}
