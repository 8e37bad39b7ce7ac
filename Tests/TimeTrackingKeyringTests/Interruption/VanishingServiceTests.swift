#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A Secret Service that leaves in the middle of a call", .timeLimit(.minutes(5)))
struct VanishingServiceTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func scenario(_ method: Fault.Method, _ effect: Fault.Effect) -> Scenario {
        Scenario(collections: [.login([.init(key, secret: "before")])], faults: [.on(method, call: 1, effect)])
    }

    @Test(arguments: [Fault.Method.openSession, .searchItems, .getSecret, .get("Item.Attributes")])
    func hasFailedAndIsNotAbsentUntilItIsBack(_ method: Fault.Method) async throws {
        try await FakeSecretService.withRunning(scenario(method, .vanish)) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await StoreOperation.read.failure(on: store, key)
            #expect(error?.code == .failed)

            try await fake.connect()
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("before"))
        }
    }

    @Test(arguments: [Fault.Method.openSession, .searchItems, .getSecret, .get("Item.Attributes")])
    func isAskedAgainWhenItIsBackAtOnce(_ method: Fault.Method) async throws {
        try await FakeSecretService.withRunning(scenario(method, .restart)) { fake in
            let found = try await KeyringCredentialStore(on: fake.bus).credential(for: key)
            #expect(found?.secret == .testing("before"))
        }
    }

    @Test(arguments: [Fault.Method.searchItems, .get("Item.Attributes")])
    func changesNothingBeforeAWriteHasBegun(_ method: Fault.Method) async throws {
        try await FakeSecretService.withRunning(scenario(method, .vanish)) { fake in
            let error = await StoreOperation.store.failure(on: KeyringCredentialStore(on: fake.bus), key)
            #expect(error?.code == .failed)
            #expect(error?.applied == .no)
            let report = try await fake.report()
            #expect(report.items.map(\.text) == ["before"])
        }
    }

    @Test(arguments: [Fault.Effect.vanish, .vanishAfterApplying])
    func leavesAWriteUnknown(_ effect: Fault.Effect) async throws {
        try await FakeSecretService.withRunning(scenario(.setSecret, effect)) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await StoreOperation.store.failure(on: store, key)
            #expect(error?.code == .failed)
            #expect(error?.applied == .unknown)
            #expect(error?.message.contains("Read the credential back") == true)

            try await fake.connect()
            try await StoreOperation.store.perform(on: store, key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("written"))
        }
    }

    @Test func isReadBackAfterARemoval() async throws {
        try await FakeSecretService.withRunning(scenario(.deleteItem, .restartAfterApplying)) { fake in
            let removal = try await KeyringCredentialStore(on: fake.bus).removeCredential(for: key)
            #expect(removal == .removed)
        }
    }

    @Test func isReadBackAfterTheLastStepOfAWrite() async throws {
        var scenario = scenario(.searchItems, .hold)
        scenario.faults = [.on(.set("Item.Attributes"), call: 2, .restartAfterApplying)]
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            try await StoreOperation.store.perform(on: store, key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("written"))
        }
    }

    @Test func isReadBackAfterARemovalThatDidNotTakePlace() async throws {
        try await FakeSecretService.withRunning(scenario(.deleteItem, .restart)) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await StoreOperation.remove.failure(on: store, key)
            #expect(error?.code == .failed)
            #expect(error?.applied == .unknown)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("before"))
            let removal = try await store.removeCredential(for: key)
            #expect(removal == .removed)
        }
    }
}
#endif
