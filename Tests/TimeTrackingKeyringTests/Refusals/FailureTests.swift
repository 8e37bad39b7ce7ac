#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// What is wrong with a keyring that is there is no reason to look for the key elsewhere.
@Suite("A keyring that is there and fails", .timeLimit(.minutes(5)))
struct FailureTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test(arguments: [Fault.Method.openSession, .searchItems, .getSecret, .get("Item.Attributes")])
    func answersAnErrorThatNobodyKnows(_ method: Fault.Method) async throws {
        let fault = Fault.on(method, call: 1, .error("org.example.Error.DiskOnFire"))
        let scenario = Scenario(collections: [.login([.init(key, secret: "before")])], faults: [fault])
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await StoreOperation.read.failure(on: store, key)
            #expect(error?.code == .failed)
            // libsecret opens the session itself and keeps the name to itself.
            #expect(error?.causeType == (method == .openSession ? "GDBusError" : "org.example.Error.DiskOnFire"))
            #expect(error?.message.contains("look at its log, or restart it") == true)

            let environment = InMemoryCredentialStore([key: Credential(secret: .testing("another"))])
            let again = KeyringCredentialStore(on: fake.bus)
            let found = try await FallbackCredentialStore([again, environment], continuingOn: [.unavailable])
                .credential(for: key)
            #expect(found?.secret == .testing("before"))
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func doesNotStart(_ operation: StoreOperation) async throws {
        let services = PrivateBus.Services.command("/bin/false", name: "org.freedesktop.secrets")
        try await PrivateBus.withRunning(services: services) { bus in
            let store = KeyringCredentialStore(on: bus)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .failed)
            #expect(error?.reason == .noService)
            #expect(error?.message.contains("gnome-keyring-daemon --unlock reads its password") == true)
            #expect(error?.applied == (operation.isWrite ? .no : nil))

            _ = try await FinishedProgram.run(
                "gnome-keyring-daemon",
                from: "gnome-keyring",
                ["--unlock", "--components=secrets"],
                environment: bus.environment,
                input: Array("throw-away".utf8)
            )
            // The program returns before its daemon is on the bus.
            while await StoreOperation.status.failure(on: store, key) != nil { try Task.checkCancellation() }
            try await operation.perform(on: store, key)
        }
    }
}
#endif
