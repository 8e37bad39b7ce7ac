import TimeTrackingKit

/// What happens around a call while it is under way.
enum CallCircumstance: Sendable {
    /// Nothing.
    case ordinary
    /// The calling task was cancelled before the call.
    case cancelledBefore
    /// The calling task is cancelled while the call waits for a backing that does not answer.
    case cancelledWhileHanging(ManualClock?)
    /// The deadline passes while the call waits for a backing that does not answer.
    case deadlinePasses(ManualClock?)

    /// The line of the contract that is broken when the call never returns.
    var checkOfSilence: CredentialStoreConformance.Check {
        switch self {
        case .ordinary, .deadlinePasses: .deadline
        case .cancelledBefore, .cancelledWhileHanging: .cancellation
        }
    }

    /// The circumstance in words, to stand at the end of a sentence.
    var clause: String {
        switch self {
        case .ordinary: ""
        case .cancelledBefore: " when the task had been cancelled before the call"
        case .cancelledWhileHanging: " when the task was cancelled while the backing did not answer"
        case .deadlinePasses: " when the backing did not answer"
        }
    }

    /// Makes a call in a task of its own, which is left behind if the call does not return.
    ///
    /// - Returns: How the call ended, or nil when it did not.
    func answer<Value: Sendable>(
        within patience: Duration,
        on clock: InjectedClock,
        _ body: @escaping @Sendable () async throws(CredentialStoreError) -> Value
    ) async -> Result<Value, CredentialStoreError>? {
        let (answers, continuation) = AsyncStream.makeStream(of: Result<Value, CredentialStoreError>.self)
        let timer = Task {
            do {
                try await clock.sleep(patience)
            } catch {
                return
            }
            continuation.finish()
        }
        let call = Task {
            if case .cancelledBefore = self { withUnsafeCurrentTask { $0?.cancel() } }
            do throws(CredentialStoreError) {
                continuation.yield(.success(try await body()))
            } catch {
                continuation.yield(.failure(error))
            }
            continuation.finish()
        }
        let interference = Task { await interfere(with: call) }
        defer {
            timer.cancel()
            call.cancel()
            interference.cancel()
        }
        for await answer in answers { return answer }
        return nil
    }

    private func interfere(with call: Task<Void, Never>) async {
        switch self {
        case .ordinary, .cancelledBefore:
            return
        case .cancelledWhileHanging(let clock?):
            await clock.waitForSleepers()
            call.cancel()
        case .cancelledWhileHanging(nil):
            // Without a clock to watch, the call gets a few turns in which to reach its backing.
            for _ in 0..<100 { await Task.yield() }
            call.cancel()
        case .deadlinePasses(let clock?):
            await clock.waitForSleepers()
            clock.advance(by: .seconds(86_400))
        case .deadlinePasses(nil):
            return
        }
    }
}
