package import Dispatch

extension CredentialStore {
    /// Runs blocking work of a store on a queue and turns every outcome into a value or an error of this store.
    ///
    /// - Parameters:
    ///   - queue: The queue whose thread may block.
    ///   - timeout: How long the caller waits at most.
    ///   - clock: The clock that measures it.
    ///   - isWrite: Whether the work may change something, so that errors say whether it did.
    ///   - work: The work, which asks the call before it changes something. Its errors need not name the store, and on a
    ///     write those without `applied` mean that nothing was changed.
    /// - Returns: The work's value.
    /// - Throws: ``CredentialStoreError`` of the work, or with the codes `timedOut` and `cancelled`.
    package func blocking<Value: Sendable>(
        on queue: DispatchQueue,
        timeout: Duration,
        clock: InjectedClock,
        isWrite: Bool,
        _ work: @escaping @Sendable (BlockingCall) throws(CredentialStoreError) -> Value
    ) async throws(CredentialStoreError) -> Value {
        try checkCancellation(appliedSoFar: isWrite ? .no : nil)
        let outcome = await BlockingCall.run(on: queue, timeout: timeout, clock: clock) { call in
            do throws(CredentialStoreError) {
                return Result<Value, CredentialStoreError>.success(try work(call))
            } catch {
                return .failure(error)
            }
        }
        switch outcome {
        case .finished(.success(let value)):
            return value
        case .finished(.failure(var error)):
            error.store = name
            if isWrite { error.applied = error.applied ?? .no }
            throw error
        case .timedOut(let applied):
            throw timedOut(after: timeout, isWrite ? applied : nil)
        case .cancelled(let applied):
            throw cancelled(isWrite ? applied : nil)
        }
    }
}

extension CredentialStoreError {
    /// What work throws when it stops because its caller has gone; nobody sees it.
    package static var abandoned: CredentialStoreError {
        CredentialStoreError(
            .cancelled,
            store: nil,
            message: "The caller has gone, so the work was given up; make the call again.",
            applied: .no
        )
    }
}
