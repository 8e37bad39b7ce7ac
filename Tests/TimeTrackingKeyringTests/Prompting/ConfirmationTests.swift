#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// Some keyrings ask a person before they create or delete an item, although nothing is locked.
@Suite("A keyring that asks before each change", .timeLimit(.minutes(5)))
struct ConfirmationTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func scenario(_ operation: StoreOperation, _ prompts: Scenario.PromptOutcome) -> Scenario {
        let items = operation == .remove ? [Scenario.Item(key, secret: "planted")] : []
        return Scenario(
            collections: [.login(items)],
            faults: [.on(.createItem, .prompt), .on(.deleteItem, .prompt)],
            prompts: prompts
        )
    }

    @Test(arguments: [StoreOperation.store, .remove])
    func changesWhatThePersonAgreesTo(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(scenario(operation, .agree)) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed)
            try await operation.perform(on: store, key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == (operation == .store ? .testing("written") : nil))
        }
    }

    @Test(arguments: [StoreOperation.store, .remove])
    func changesNothingWhenThePersonClosesThePrompt(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(scenario(operation, .dismiss)) { fake in
            let store = KeyringCredentialStore(on: fake.bus, interaction: .allowed)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .dismissed)
            #expect(error?.applied == .no)
            let found = try await store.credential(for: key)
            #expect(found?.secret == (operation == .store ? nil : .testing("planted")))
        }
    }

    @Test(arguments: [StoreOperation.store, .remove])
    func isNotAskedForOneWhenNobodyMayBeAsked(_ operation: StoreOperation) async throws {
        try await FakeSecretService.withRunning(scenario(operation, .agree)) { fake in
            let error = await operation.failure(on: KeyringCredentialStore(on: fake.bus), key)
            #expect(error?.code == .locked)
            #expect(error?.applied == .no)
            let report = try await fake.report()
            #expect(report.promptsShown == 0)
            #expect(error?.message.contains("let the store ask (interaction: .allowed)") == true)

            try await operation.perform(on: KeyringCredentialStore(on: fake.bus, interaction: .allowed), key)
        }
    }
}
#endif
