#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("The keyring store and the contract of stores", .timeLimit(.minutes(5)))
struct KeyringConformanceTests {
    @Test func keepsTheContract() async throws {
        let keyrings = KeyringShelf()
        // Frozen once and for all, with an item in it.
        let frozen = try await PrivateKeyring.start()
        await frozen.freeze()
        let conformance = CredentialStoreConformance(
            makeHangingStore: {
                let clock = ManualClock()
                return HangingStore(KeyringCredentialStore(on: frozen.bus, clock: clock), clock: clock)
            },
            makeUnreadableStore: { name in
                let keyring = try await keyrings.keyring(name)
                try await keyring.lock()
                return KeyringCredentialStore(on: keyring.bus)
            },
            plantForeignItem: { name, key in
                let keyring = try await keyrings.keyring(name)
                try await SecretTool(keyring.bus).store("of another program", for: key)
            },
            makeStore: { name in KeyringCredentialStore(on: try await keyrings.keyring(name).bus) }
        )
        let violations = await conformance.violations()
        await keyrings.stopAll()
        await frozen.stop()
        #expect(violations == [])
    }

    @Test func keepsTheContractInTheSessionCollection() async throws {
        let keyrings = KeyringShelf()
        let conformance = CredentialStoreConformance(
            plantForeignItem: nil,
            makeStore: { name in KeyringCredentialStore(on: try await keyrings.keyring(name).bus, .session) }
        )
        let violations = await conformance.violations()
        await keyrings.stopAll()
        #expect(violations == [])
    }
}

/// One keyring for each name.
private actor KeyringShelf {
    private var keyrings: [String: Task<PrivateKeyring, any Error>] = [:]

    func keyring(_ name: String) async throws -> PrivateKeyring {
        if let task = keyrings[name] { return try await task.value }
        let task = Task { () async throws -> PrivateKeyring in try await PrivateKeyring.start() }
        keyrings[name] = task
        return try await task.value
    }

    func stopAll() async {
        for task in keyrings.values {
            do {
                try await task.value.stop()
            } catch {
                // One that did not start needs no stop.
            }
        }
        keyrings = [:]
    }
}
#endif
