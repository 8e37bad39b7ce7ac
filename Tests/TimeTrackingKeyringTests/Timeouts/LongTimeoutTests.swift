#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A timeout beyond what a clock can count", .timeLimit(.minutes(5)))
struct LongTimeoutTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test(arguments: [
        Duration(secondsComponent: .max, attosecondsComponent: 0), .seconds(Int64.max / 1000),
        Duration(secondsComponent: .max, attosecondsComponent: 999_999_999_999_999_999),
    ])
    func isForEver(_ timeout: Duration) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let clock = ManualClock()
            clock.advance(by: .seconds(1_000_000))
            let stores = [
                KeyringCredentialStore(on: keyring.bus, timeout: timeout),
                KeyringCredentialStore(on: keyring.bus, timeout: timeout, clock: clock),
                KeyringCredentialStore(on: keyring.bus, timeout: timeout, clock: SuspendingClock()),
            ]
            for store in stores {
                for operation in [StoreOperation.store, .read, .keys, .remove] {
                    try await operation.perform(on: store, key)
                }
            }
        }
    }
}
#endif
