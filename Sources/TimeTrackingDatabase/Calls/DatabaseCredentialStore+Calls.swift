#if EncryptedDatabase
import Dispatch
import TimeTrackingKit
import TimeTrackingSealing

extension DatabaseCredentialStore {
    /// Makes attempts at a call, and loads keys between them when they are missing or have changed.
    ///
    /// - Parameters:
    ///   - queue: The queue whose thread may block.
    ///   - isWrite: Whether the work may change something.
    ///   - attempt: Makes one attempt, with the keys that were just loaded, or nil at first.
    /// - Returns: The value, or nil when there is no file.
    /// - Throws: `CredentialStoreError` of an attempt, of the source of the keys, or with the codes `timedOut` and
    ///   `cancelled`.
    func attempts<Value: Sendable>(
        on queue: DispatchQueue,
        isWrite: Bool,
        _ attempt: @escaping @Sendable (BlockingCall, LoadedKeys?) throws(CredentialStoreError) -> Attempt<Value>
    ) async throws(CredentialStoreError) -> Value? {
        let start = clock.now()
        let first = try await blocking(on: queue, timeout: timeout, clock: clock, isWrite: isWrite) {
            call throws(CredentialStoreError) in
            try LockWait.during(call) { () throws(CredentialStoreError) in try attempt(call, nil) }
        }
        switch first {
        case .finished(let value): return value
        case .missing: return nil
        case .needsKeys(let missing):
            let keys = try await loadKeys(missing, isWrite: isWrite, since: start)
            return try await lastAttempt(keys, since: start, on: queue, isWrite: isWrite, attempt)
        }
    }

    private func lastAttempt<Value: Sendable>(
        _ keys: LoadedKeys,
        since start: Duration,
        on queue: DispatchQueue,
        isWrite: Bool,
        _ attempt: @escaping @Sendable (BlockingCall, LoadedKeys?) throws(CredentialStoreError) -> Attempt<Value>
    ) async throws(CredentialStoreError) -> Value? {
        let last = try await blocking(on: queue, timeout: timeLeft(since: start), clock: clock, isWrite: isWrite) {
            call throws(CredentialStoreError) in
            try LockWait.during(call) { () throws(CredentialStoreError) in
                let outcome = try attempt(call, keys)
                guard case .needsKeys(let missing) = outcome else { return outcome }
                throw missing.error ?? .keysChangeAllTheTime(source.name)
            }
        }
        guard case .finished(let value) = last else { return nil }
        return value
    }

    private func timeLeft(since start: Duration) -> Duration {
        max(timeout - (clock.now() - start), .zero)
    }

    /// Loads keys before the deadline of the call.
    ///
    /// - Parameters:
    ///   - missing: Why they are needed.
    ///   - isWrite: Whether the call may change something.
    ///   - start: When the call began, or nil when the loading is its beginning.
    /// - Returns: The keys.
    /// - Throws: `CredentialStoreError` of the source; for a database that is there, its `unavailable` becomes
    ///   `undecryptable`, because the credential may well be in it.
    func loadKeys(
        _ missing: MissingKeys,
        isWrite: Bool,
        since start: Duration? = nil
    ) async throws(CredentialStoreError) -> LoadedKeys {
        let source = source
        let left = start.map { timeLeft(since: $0) } ?? timeout
        let outcome = await withDeadline(left, clock: clock) {
            do throws(CredentialStoreError) {
                return Result<LoadedKeys, CredentialStoreError>.success(try await LoadedKeys.load(source))
            } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .finished(.success(let keys)): return keys
        case .finished(.failure(var error)):
            if missing.isPopulated, error.code == .unavailable { error = .keysUnavailable(error, path) }
            error.store = name
            if isWrite { error.applied = error.applied ?? .no }
            throw error
        case .timedOut: throw timedOut(after: timeout, isWrite ? .no : nil)
        case .cancelled: throw cancelled(isWrite ? .no : nil)
        }
    }
}
#endif
