#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A keyring that is restarted", .timeLimit(.minutes(5)))
struct RestartTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test(arguments: StoreOperation.allCases)
    func isConnectedToAgain(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            try await store.store(Credential(secret: .testing("before")), for: key)
            try await keyring.restart()
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func isConnectedToAgainWithItsBus(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            try await store.store(Credential(secret: .testing("before")), for: key)
            try await keyring.bus.restart()
            try await keyring.restart()
            try await operation.perform(on: store, key)
        }
    }

    @Test func keepsWhatItAcknowledged() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            try await store.store(Credential(secret: .testing("kept"), attributes: ["origin": "here"]), for: key)
            try await keyring.restart()
            let found = try await store.credential(for: key)
            #expect(found == Credential(secret: .testing("kept"), attributes: ["origin": "here"]))
        }
    }

    @Test func isAwayUntilItIsBack() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            try await store.store(Credential(secret: .testing("kept")), for: key)
            await keyring.bus.kill()
            let error = await StoreOperation.read.failure(on: store, key)
            #expect(error?.code == .failed)
            #expect(error?.reason == .connectionFailed)
            #expect(error?.message.contains("try again when one runs at its address") == true)

            try await keyring.bus.restart()
            let stillAway = await StoreOperation.read.failure(on: store, key)
            #expect(stillAway?.code == .failed)
            #expect(stillAway?.reason == .noService)
            #expect(stillAway?.message.contains("start it and try again") == true)

            try await keyring.restart()
            try await StoreOperation.read.perform(on: store, key)
        }
    }

    @Test func isNotAbsentWhereABusUsuallyIs() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let directory = keyring.busAddress.dropFirst("unix:path=".count).dropLast("/bus".count)
            let bus = KeyringBus.session(environment: ["XDG_RUNTIME_DIR": String(directory)])
            let store = KeyringCredentialStore(bus: bus, timeout: .seconds(60))
            try await store.store(Credential(secret: .testing("kept")), for: key)
            await keyring.bus.kill()
            let error = await StoreOperation.read.failure(on: store, key)
            #expect(error?.code == .failed)
            let newcomer = KeyringCredentialStore(bus: bus, timeout: .seconds(60))
            let stranger = await StoreOperation.read.failure(on: newcomer, key)
            #expect(stranger?.code == .unavailable)
            #expect(stranger?.reason == .noBus)
        }
    }
}
#endif
