#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("A key that several items answer to", .timeLimit(.minutes(5)))
struct AmbiguousKeyTests {
    private let key: CredentialKey
    private let other: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
        other = try CredentialKey(service: "clockify", account: "grace")
    }

    private func withTwoItems(_ body: (PrivateKeyring, KeyringCredentialStore) async throws -> Void) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            let session = KeyringCredentialStore(on: keyring.bus, .session)
            try await store.store(Credential(secret: .testing("of the login collection")), for: key)
            try await session.store(Credential(secret: .testing("of the session collection")), for: key)
            try await body(keyring, store)
        }
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func isAmbiguousForAllCollections(_ operation: StoreOperation) async throws {
        try await withTwoItems { keyring, store in
            let error = await operation.failure(on: store, key)
            #expect(error?.code == .ambiguous)
            #expect(error?.count == 2)
            #expect(error?.applied == (operation.isWrite ? .no : nil))
            #expect(error?.message.contains("keep one of them with repair") == true)

            let items = try await store.items(for: key)
            #expect(items.count == 2)
            let kept = try #require(items.first { $0.id.description.contains("/login/") })
            let removed = try await store.repair(key, keeping: .item(kept.id))
            #expect(removed == 1)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("of the login collection"))
            try await operation.perform(on: store, key)
        }
    }

    @Test func isNotAmbiguousWithinOneCollection() async throws {
        try await withTwoItems { keyring, _ in
            for (collection, secret) in [
                (KeyringCollection.path(keyring.collectionPath), "of the login collection"),
                (.session, "of the session collection"),
            ] {
                let store = KeyringCredentialStore(on: keyring.bus, collection)
                let found = try await store.credential(for: key)
                #expect(found?.secret == .testing(secret))
            }
        }
    }

    @Test func leavesOtherKeysAlone() async throws {
        try await withTwoItems { keyring, store in
            try await store.store(Credential(secret: .testing("of another")), for: other)
            let found = try await store.credential(for: other)
            #expect(found?.secret == .testing("of another"))
            let keys = try await store.keys(service: "clockify", after: nil, limit: 10)
            #expect(keys == [key, other])
            try await store.repair(key, keeping: .mostRecentlyModified)
            let survivor = try await store.credential(for: other)
            #expect(survivor?.secret == .testing("of another"))
        }
    }

    @Test func isAmbiguousWithAnItemOfAnotherProgramToo() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let tool = SecretTool(keyring.bus)
            try await tool.store("one", for: key, ["application": "one"])
            try await tool.store("two", for: key, ["application": "two"])
            let store = KeyringCredentialStore(on: keyring.bus)
            let error = await StoreOperation.read.failure(on: store, key)
            #expect(error?.count == 2)
            let removed = try await store.repair(key, keeping: .mostRecentlyModified)
            #expect(removed == 1)
            try await StoreOperation.read.perform(on: store, key)
        }
    }
}
#endif
