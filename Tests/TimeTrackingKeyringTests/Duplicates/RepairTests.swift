#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("Repairing a key that several items answer to", .timeLimit(.minutes(5)))
struct RepairTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func scenario(isWorkLocked: Bool = false, unlock: Scenario.Collection.Unlocking = .silent) -> Scenario {
        let work = Scenario.Collection(
            name: "work",
            items: [.init(key, secret: "newest", modified: 30), .init(key, secret: "middle", modified: 20)],
            isLocked: isWorkLocked,
            unlock: unlock
        )
        return Scenario(collections: [.login([.init(key, secret: "oldest", modified: 10)]), work])
    }

    @Test func listsTheNewestFirst() async throws {
        try await FakeSecretService.withRunning(scenario()) { fake in
            let items = try await KeyringCredentialStore(on: fake.bus).items(for: key)
            #expect(items.map(\.modified) == [30, 20, 10])
            let report = try await fake.report()
            #expect(report.count(of: .getSecret) == 0)
        }
    }

    @Test func keepsTheNewest() async throws {
        try await FakeSecretService.withRunning(scenario()) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let removed = try await store.repair(key, keeping: .mostRecentlyModified)
            #expect(removed == 2)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("newest"))
        }
    }

    @Test func keepsTheOneThatIsGiven() async throws {
        try await FakeSecretService.withRunning(scenario()) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let items = try await store.items(for: key)
            let oldest = try #require(items.last)
            let removed = try await store.repair(key, keeping: .item(oldest.id))
            #expect(removed == 2)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("oldest"))
        }
    }

    @Test func refusesOneThatDoesNotAnswerToTheKey() async throws {
        let other = try CredentialKey(service: "clockify", account: "grace")
        var scenario = scenario()
        scenario.collections[0].items.append(.init(other, secret: "of another"))
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let stranger = try #require(try await store.items(for: other).first)
            let error = await #expect(throws: CredentialStoreError.self) {
                try await store.repair(key, keeping: .item(stranger.id))
            }
            #expect(error?.code == .invalidKey)
            #expect(error?.applied == .no)
            #expect(error?.message.contains("choose one that items lists") == true)
            let report = try await fake.report()
            #expect(report.items.count == 4)
        }
    }

    @Test func removesNothingOfAKeyThatIsNotAmbiguous() async throws {
        let scenario = Scenario(collections: [.login([.init(key, secret: "only")])])
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let removed = try await store.repair(key, keeping: .mostRecentlyModified)
            #expect(removed == 0)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("only"))
        }
    }

    @Test func removesNothingWhenSomethingStaysLocked() async throws {
        try await FakeSecretService.withRunning(scenario(isWorkLocked: true, unlock: .prompt)) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let oldest = try #require(try await store.items(for: key).last)
            let error = await #expect(throws: CredentialStoreError.self) {
                try await store.repair(key, keeping: .item(oldest.id))
            }
            #expect(error?.code == .locked)
            #expect(error?.applied == .no)
            let report = try await fake.report()
            #expect(report.items.count == 3)
            #expect(report.promptsShown == 0)

            try await fake.setLocked(false, collection: "work")
            let removed = try await store.repair(key, keeping: .item(oldest.id))
            #expect(removed == 2)
        }
    }

    @Test func keepsTheNewestThoughItWasLocked() async throws {
        try await FakeSecretService.withRunning(scenario(isWorkLocked: true)) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let removed = try await store.repair(key, keeping: .mostRecentlyModified)
            #expect(removed == 2)
            let report = try await fake.report()
            #expect(report.items.map(\.text) == ["newest"])
            #expect(report.promptsShown == 0)
        }
    }

    @Test func removesNothingWhenTheNewestStaysLocked() async throws {
        try await FakeSecretService.withRunning(scenario(isWorkLocked: true, unlock: .refuse)) { fake in
            let error = await StoreOperation.repair.failure(on: KeyringCredentialStore(on: fake.bus), key)
            #expect(error?.code == .locked)
            #expect(error?.applied == .no)
            let report = try await fake.report()
            #expect(report.items.count == 3)
        }
    }

    @Test func saysThatItIsUnknownWhatItRemovedWhenItIsInterrupted() async throws {
        var scenario = scenario()
        scenario.faults = [.on(.deleteItem, call: 2, .vanish)]
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await StoreOperation.repair.failure(on: store, key)
            #expect(error?.code == .failed)
            #expect(error?.applied == .unknown)

            try await fake.connect()
            let removed = try await store.repair(key, keeping: .mostRecentlyModified)
            #expect(removed == 1)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("newest"))
        }
    }
}
#endif
