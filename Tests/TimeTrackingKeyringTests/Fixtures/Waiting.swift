#if Keyring && os(Linux)
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

extension StoreOperation {
    /// Makes a call to a keyring that does not answer, lets its deadline pass, and returns its error.
    ///
    /// - Parameter clock: The clock of the store.
    func timeOut(
        on store: KeyringCredentialStore,
        _ key: CredentialKey,
        after timeout: Duration = .seconds(60),
        _ clock: ManualClock
    ) async -> CredentialStoreError? {
        let call = Task { await failure(on: store, key) }
        await clock.waitForSleepers()
        clock.advance(by: timeout)
        return await call.value
    }
}
#endif
