#if Keyring && os(Linux)
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

extension ManualClock {
    /// Waits until nobody waits for the clock to move: a deadline that was stopped no longer does.
    func waitForNoSleeper() async {
        while sleeperCount > 0 { await Task.yield() }
    }
}

extension StoreOperation {
    /// Makes a call to a keyring that does not answer, lets its deadline pass, and returns its error.
    func timeOut(
        on store: KeyringCredentialStore,
        _ key: CredentialKey,
        after timeout: Duration = .seconds(60),
        _ clock: ManualClock
    ) async -> CredentialStoreError? {
        await end(Task { await failure(on: store, key) }, after: timeout, clock)
    }

    /// Makes a call to a service that does not answer to one method, lets its deadline pass once that method has been
    /// called, and returns its error.
    func timeOut(
        on store: KeyringCredentialStore,
        _ key: CredentialKey,
        after timeout: Duration = .seconds(60),
        once method: Fault.Method,
        _ fake: FakeSecretService,
        _ clock: ManualClock
    ) async throws -> CredentialStoreError? {
        let count = try await fake.report().count(of: method)
        let call = Task { await failure(on: store, key) }
        try await fake.waitForCall(of: method, count: count + 1)
        return await end(call, after: timeout, clock)
    }

    /// Moves the clock until a call has ended: earlier calls may wait for it as well, so that one step is not enough.
    private func end(
        _ call: Task<CredentialStoreError?, Never>,
        after timeout: Duration,
        _ clock: ManualClock
    ) async -> CredentialStoreError? {
        let mover = Task {
            while !Task.isCancelled {
                await clock.waitForSleepers()
                if !Task.isCancelled { clock.advance(by: timeout) }
            }
        }
        let error = await call.value
        mover.cancel()
        // It must not move the clock of the next call.
        await mover.value
        return error
    }
}
#endif
