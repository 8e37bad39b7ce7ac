#if EncryptedDatabase
import SystemPackage
import Testing
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@Suite("The contract of credential stores, kept by the database")
struct DatabaseConformanceTests {
    @Test func keepsTheContract() async throws {
        let fixture = try DatabaseFixture()
        try await fixture.fill()
        let blocked = try BlockedDatabase(fixture.path, isExclusive: true)
        let directory = try TemporaryDirectory()
        let keys = fixture.keys
        let makeStore = { @Sendable (name: String, keys: EncryptionKeys) in
            DatabaseCredentialStore(
                path: directory.path.appending(name),
                keys: .keys(keys),
                timeout: .seconds(600)
            )
        }
        let conformance = CredentialStoreConformance(
            makeHangingStore: {
                let clock = ManualClock()
                let store = DatabaseCredentialStore(
                    path: fixture.path,
                    keys: .keys(keys),
                    timeout: .seconds(1),
                    clock: clock
                )
                return HangingStore(store, clock: clock)
            },
            makeUnreadableStore: { name in makeStore(name, EncryptionKeys(current: .random())) },
            makeStore: { name in makeStore(name, keys) }
        )
        #expect(await conformance.violations() == [])
        try blocked.release()
    }
}
#endif
