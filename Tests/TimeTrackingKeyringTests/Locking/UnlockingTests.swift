#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Unlocking without a prompt", .timeLimit(.minutes(5)))
struct UnlockingTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func isTriedFirst(_ operation: StoreOperation) async throws {
        let item = Scenario.Item(key, secret: "planted")
        try await FakeSecretService.withRunning(Scenario(collections: [.login([item], isLocked: true)])) { fake in
            try await operation.perform(on: KeyringCredentialStore(on: fake.bus), key)
            let report = try await fake.report()
            #expect(report.count(of: .unlock) == 1)
            #expect(report.promptsShown == 0)
        }
    }

    @Test func isTriedForANewItem() async throws {
        try await FakeSecretService.withRunning(Scenario(collections: [.login(isLocked: true)])) { fake in
            try await StoreOperation.store.perform(on: KeyringCredentialStore(on: fake.bus), key)
            let report = try await fake.report()
            #expect(report.items.map(\.collection) == ["login"])
            #expect(report.promptsShown == 0)
        }
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func leavesTheItemAloneWhenItDoesNotWork(_ operation: StoreOperation) async throws {
        let login = Scenario.Collection.login([.init(key, secret: "planted")], isLocked: true, unlock: .refuse)
        try await FakeSecretService.withRunning(Scenario(collections: [login])) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .locked)

            try await fake.setLocked(false)
            let survivor = try await store.credential(for: key)
            #expect(survivor?.secret == .testing("planted"))
        }
    }

    @Test func isNotNeededForWhatIsNotSecret() async throws {
        let item = Scenario.Item(key, secret: "planted")
        try await FakeSecretService.withRunning(Scenario(collections: [.login([item], isLocked: true)])) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            for operation in [StoreOperation.keys, .items, .status] { try await operation.perform(on: store, key) }
            let report = try await fake.report()
            #expect(report.count(of: .unlock) == 0)
            #expect(report.count(of: .getSecret) + report.count(of: .getSecrets) == 0)
        }
    }
}
#endif
