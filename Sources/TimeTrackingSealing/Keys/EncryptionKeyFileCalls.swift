#if EncryptedDatabase
import Dispatch
import SystemPackage
import TimeTrackingKit

/// The queue on which the calls of one ``EncryptionKeyFile`` block, and how long their callers wait.
struct EncryptionKeyFileCalls: Sendable {
    private let path: FilePath
    private let timeout: Duration
    private let clock: InjectedClock
    private let queue = DispatchQueue(label: "TimeTrackingSealing.EncryptionKeyFile")

    init(_ path: FilePath, timeout: Duration, clock: InjectedClock) {
        self.path = path
        self.timeout = timeout
        self.clock = clock
    }

    /// Runs blocking work and waits for it.
    ///
    /// - Parameters:
    ///   - isWrite: Whether the work may change the file, so that errors say whether it did.
    ///   - work: The work, which asks the call before it changes something.
    /// - Returns: The work's value.
    /// - Throws: `CredentialStoreError` of the work, or with the codes `timedOut` and `cancelled`.
    func run<Value: Sendable>(
        isWrite: Bool,
        _ work: @escaping @Sendable (BlockingCall) throws(CredentialStoreError) -> Value
    ) async throws(CredentialStoreError) -> Value {
        guard !Task.isCancelled else { throw cancelled(isWrite ? .no : nil) }
        let outcome = await BlockingCall.run(on: queue, timeout: timeout, clock: clock) { call in
            Result { () throws(CredentialStoreError) in try work(call) }
        }
        switch outcome {
        case .finished(.success(let value)):
            return value
        case .finished(.failure(var error)):
            if isWrite { error.applied = error.applied ?? .no }
            throw error
        case .timedOut(let applied):
            throw CredentialStoreError(
                .timedOut,
                store: nil,
                message:
                    "The file \(path) was not ready within \(timeout.inWords); try again once its file system answers "
                    + "and no other program is changing it.",
                applied: isWrite ? applied : nil
            )
        case .cancelled(let applied):
            throw cancelled(isWrite ? applied : nil)
        }
    }

    private func cancelled(_ applied: CredentialStoreError.Applied?) -> CredentialStoreError {
        CredentialStoreError(
            .cancelled,
            store: nil,
            message: "The call was cancelled; make it again from a task that is not.",
            applied: applied
        )
    }
}
#endif
