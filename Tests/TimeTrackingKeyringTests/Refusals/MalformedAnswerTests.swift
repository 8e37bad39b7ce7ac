#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A Secret Service that does not keep to the protocol", .timeLimit(.minutes(5)))
struct MalformedAnswerTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    private func expectCorrupted(
        _ operation: StoreOperation,
        _ fault: Fault,
        items: Bool = true,
        isLocked: Bool = false
    ) async throws {
        let login = Scenario.Collection.login(items ? [.init(key, secret: "before")] : [], isLocked: isLocked)
        try await FakeSecretService.withRunning(Scenario(collections: [login], faults: [fault])) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .corrupted)
            #expect((error?.applied != nil) == operation.isWrite)

            // Restarted, as the message says.
            try await fake.change()
            try await fake.vanish()
            try await fake.connect()
            try await operation.perform(on: store, key)
        }
    }

    private static let nonsense = Fault.Effect.answer(signature: "s", ["nonsense"])
    private static let nowhere = "/org/freedesktop/secrets/collection/login/nowhere"

    @Test(arguments: [Fault.Method.searchItems, .getSecret, .get("Item.Attributes")])
    func answersAReadWithAnotherType(_ method: Fault.Method) async throws {
        try await expectCorrupted(.read, .on(method, Self.nonsense))
    }

    @Test(arguments: [Fault.Method.searchItems, .setSecret, .get("Item.Attributes"), .set("Item.Attributes")])
    func answersAReplacementWithAnotherType(_ method: Fault.Method) async throws {
        try await expectCorrupted(.store, .on(method, Self.nonsense))
    }

    @Test(arguments: [Fault.Method.readAlias, .createItem, .get("Collection.Locked")])
    func answersAnInsertionWithAnotherType(_ method: Fault.Method) async throws {
        try await expectCorrupted(.store, .on(method, Self.nonsense), items: false)
    }

    @Test func answersARemovalWithAnotherType() async throws {
        try await expectCorrupted(.remove, .on(.deleteItem, Self.nonsense))
    }

    @Test func answersAnUnlockWithAnotherType() async throws {
        try await expectCorrupted(.read, .on(.unlock, Self.nonsense), isLocked: true)
    }

    @Test func answersAListingWithAnotherType() async throws {
        try await expectCorrupted(.items, .on(.get("Item.Modified"), Self.nonsense))
        try await expectCorrupted(.keys, .on(.get("Item.Attributes"), Self.nonsense))
        try await expectCorrupted(.status, .on(.get("Collection.Label"), Self.nonsense))
    }

    @Test func putsAnotherTypeInAVariant() async throws {
        try await expectCorrupted(
            .read,
            .on(.get("Item.Attributes"), .answer(signature: "v", [["s", "nonsense"]]))
        )
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func findsAnItemThatIsNotThere(_ operation: StoreOperation) async throws {
        let answer = Fault.Effect.answer(signature: "aoao", [[Self.nowhere], [String]()])
        try await expectCorrupted(operation, .on(.searchItems, answer))
    }

    @Test func makesAnItemThatIsNotThere() async throws {
        let answer = Fault.Effect.answer(signature: "oo", [Self.nowhere, "/"])
        try await expectCorrupted(.store, .on(.createItem, answer), items: false)
    }

    /// An item that another program removes between a search and what follows is absent, and no error.
    @Test(arguments: [StoreOperation.read, .remove, .keys, .items])
    func losesAnItemInBetween(_ operation: StoreOperation) async throws {
        let scenario = Scenario(
            collections: [.login([.init(key, secret: "before")])],
            faults: [.on(.searchItems, call: 1, .forget)]
        )
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            try await operation.perform(on: store, key)
            let found = try await store.credential(for: key)
            #expect(found == nil)
        }
    }

    @Test func losesAnItemInBetweenThatIsThenCreated() async throws {
        let scenario = Scenario(
            collections: [.login([.init(key, secret: "before")])],
            faults: [.on(.searchItems, call: 1, .forget)]
        )
        try await FakeSecretService.withRunning(scenario) { fake in
            let store = KeyringCredentialStore(on: fake.bus)
            try await StoreOperation.store.perform(on: store, key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("written"))
        }
    }
}
#endif
