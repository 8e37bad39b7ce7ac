#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// Some keyrings show nothing of a locked collection, so that a search finds nothing.
@Suite("A locked collection that hides its items", .timeLimit(.minutes(5)))
struct HiddenItemsTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func scenario(
        _ unlock: Scenario.Collection.Unlocking,
        prompts: Scenario.PromptOutcome = .unanswered
    ) -> Scenario {
        // As the Rust and Python libraries write it, with an attribute that ours does not have.
        var item = Scenario.Item(key, secret: "hidden")
        item.attributes["application"] = "another"
        return Scenario(
            collections: [.login([item], isLocked: true, unlock: unlock, hidesItemsWhileLocked: true)],
            prompts: prompts
        )
    }

    @Test(arguments: [StoreOperation.read, .store, .remove, .keys])
    func isLockedAndNotEmpty(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(scenario(.prompt)) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .locked)
            let report = try await fake.report()
            #expect(report.promptsShown == 0)

            try await fake.setLocked(false)
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: [false, true])
    func isReadOnceItUnlocks(_ withPrompt: Bool) async throws {
        let scenario = withPrompt ? scenario(.prompt, prompts: .agree) : scenario(.silent)
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: withPrompt ? .allowed : .never)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("hidden"))
            let report = try await fake.report()
            #expect(report.promptsShown == (withPrompt ? 1 : 0))
        }
    }

    @Test(arguments: [false, true])
    func hasItsItemReplacedOnceItUnlocks(_ withPrompt: Bool) async throws {
        let scenario = withPrompt ? scenario(.prompt, prompts: .agree) : scenario(.silent)
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: withPrompt ? .allowed : .never)
            try await store.store(Credential(secret: .testing("after")), for: key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("after"))
            let report = try await fake.report()
            #expect(report.items.count == 1)
        }
    }

    @Test(arguments: [false, true])
    func hasItsItemRemovedOnceItUnlocks(_ withPrompt: Bool) async throws {
        let scenario = withPrompt ? scenario(.prompt, prompts: .agree) : scenario(.silent)
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: withPrompt ? .allowed : .never)
            let removal = try await store.removeCredential(for: key)
            #expect(removal == .removed)
            let report = try await fake.report()
            #expect(report.items.isEmpty)
        }
    }

    @Test func provesAbsenceOnceItUnlocks() async throws {
        let scenario = Scenario(collections: [.login(isLocked: true, hidesItemsWhileLocked: true)])
        try await FakeSecretService.withRunning(scenario) { fake in
            let found = try await KeyringCredentialStore(on: fake.bus).credential(for: key)
            #expect(found == nil)
        }
    }

    @Test(arguments: [false, true])
    func isReadWhenItHidesInTheMiddle(_ withPrompt: Bool) async throws {
        let scenario = withPrompt ? scenario(.prompt, prompts: .agree) : scenario(.silent)
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: withPrompt ? .allowed : .never)
            // From now on the store asks for the item's contents before it has found it.
            try await StoreOperation.read.perform(on: store, key)
            try await fake.setLocked(true)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("hidden"))
        }
    }

    @Test func hidesSomeOfTheKeys() async throws {
        let other = try CredentialKey(service: "clockify", account: "grace")
        var scenario = scenario(.prompt)
        scenario.collections.append(Scenario.Collection(name: "work", items: [.init(other, secret: "shown")]))
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await StoreOperation.keys.failure(on: store, key)
            #expect(error?.code == .locked)
            let shown = try await store.credential(for: other)
            #expect(shown?.secret == .testing("shown"))

            try await fake.setLocked(false)
            let keys = try await store.keys(service: "clockify", after: nil, limit: 10)
            #expect(keys == [key, other])
        }
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func hidesAnotherItemOfTheSameKey(_ operation: StoreOperation) async throws {
        var scenario = scenario(.silent)
        var work = scenario.collections[0]
        work.name = "work"
        work.alias = nil
        scenario.collections.append(work)
        try await FakeSecretService.withRunning(scenario) { fake in
            let error = await operation.failure(on: KeyringCredentialStore(on: fake.bus), key)
            #expect(error?.code == .ambiguous)
            #expect(error?.count == 2)
            #expect(error?.applied == (operation.isWrite ? .no : nil))
            let report = try await fake.report()
            #expect(report.items.map(\.text) == ["hidden", "hidden"])
        }
    }
}
#endif
