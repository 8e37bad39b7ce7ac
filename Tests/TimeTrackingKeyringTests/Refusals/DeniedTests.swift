#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// What a sandbox does to a program that was not allowed the keyring.
@Suite("A keyring that refuses access", .timeLimit(.minutes(5)))
struct DeniedTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func expectDenied(
        _ operation: StoreOperation,
        at method: Fault.Method,
        items: Bool = true,
        isLocked: Bool = false
    ) async throws {
        let login = Scenario.Collection.login(items ? [.init(key, secret: "before")] : [], isLocked: isLocked)
        let scenario = Scenario(collections: [login], faults: [.on(method, .accessDenied)])
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .denied)
            #expect(error?.applied == (operation.isWrite ? .no : nil))
            #expect(error?.message.contains("allow it org.freedesktop.secrets on the session bus") == true)

            try await fake.change()
            try await operation.perform(on: store, key)
        }
    }

    @Test(arguments: StoreOperation.allCases)
    func refusesASession(_ operation: StoreOperation) async throws {
        try await expectDenied(operation, at: .openSession)
    }

    @Test(arguments: StoreOperation.allCases.filter { $0 != .status })
    func refusesASearch(_ operation: StoreOperation) async throws {
        try await expectDenied(operation, at: .searchItems)
    }

    @Test(arguments: [Fault.Method.getSecret, .get("Item.Attributes")])
    func refusesASecret(_ method: Fault.Method) async throws {
        try await expectDenied(.read, at: method)
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func refusesToUnlock(_ operation: StoreOperation) async throws {
        try await expectDenied(operation, at: .unlock, isLocked: true)
    }

    @Test(arguments: [Fault.Method.readAlias, .createItem, .get("Collection.Locked")])
    func refusesANewItem(_ method: Fault.Method) async throws {
        try await expectDenied(.store, at: method, items: false)
    }

    @Test func refusesToRemove() async throws {
        try await expectDenied(.remove, at: .deleteItem)
    }

    @Test(arguments: [Fault.Method.readAlias, .get("Collection.Label")])
    func refusesToSayWhatItHas(_ method: Fault.Method) async throws {
        try await expectDenied(.status, at: method)
    }

    /// The item had been marked as unfinished by then, and is put back.
    @Test func refusesInTheMiddleOfAWrite() async throws {
        let scenario = Scenario(
            collections: [.login([.init(key, secret: "before")])],
            faults: [.on(.setSecret, .accessDenied)]
        )
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await StoreOperation.store.failure(on: store, key)
            #expect(error?.code == .denied)
            #expect(error?.applied == .no)

            let before = try await store.credential(for: key)
            #expect(before?.secret == .testing("before"))
            try await fake.change()
            try await StoreOperation.store.perform(on: store, key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("written"))
        }
    }
}
#endif
