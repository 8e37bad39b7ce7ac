#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

/// What gnome-keyring's locked collection looks like; libsecret's own calls take it for an empty one.
@Suite("A locked collection", .timeLimit(.minutes(5)))
struct LockedCollectionTests {
    private let key: CredentialKey
    private let other: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
        other = try CredentialKey(service: "clockify", account: "grace")
    }

    @Test(arguments: [StoreOperation.read, .store, .remove])
    func isLockedAndNotEmpty(_ operation: StoreOperation) async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            try await store.store(Credential(secret: .testing("before")), for: key)
            try await keyring.lock()

            let error = await operation.failure(on: store, key)
            #expect(error?.code == .locked)
            #expect(error?.applied == (operation.isWrite ? .no : nil))
            #expect(error?.message == "The keyring is locked; unlock it and try again.")

            try await keyring.unlock()
            let survivor = try await store.credential(for: key)
            #expect(survivor == Credential(secret: .testing("before")))
            try await operation.perform(on: store, key)
        }
    }

    @Test func takesNoNewItem() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            try await keyring.lock()
            let error = await StoreOperation.store.failure(on: store, other)
            #expect(error?.code == .locked)
            #expect(error?.applied == .no)

            try await keyring.unlock()
            let found = try await store.credential(for: other)
            #expect(found == nil)
        }
    }

    @Test func showsWhatIsNotSecret() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            try await store.store(Credential(secret: .testing("before")), for: key)
            try await keyring.lock()

            let keys = try await store.keys(service: "clockify", after: nil, limit: 10)
            #expect(keys == [key])
            let items = try await store.items(for: key)
            #expect(items.map(\.isLocked) == [true])
            let status = try await store.collectionStatus()
            #expect(status.isLocked)
            #expect(status.path == keyring.collectionPath)
        }
    }

    @Test func isLockedForAStoreThatWasMadeAfterwards() async throws {
        try await PrivateKeyring.withRunning { keyring in
            try await KeyringCredentialStore(on: keyring.bus).store(Credential(secret: .testing("before")), for: key)
            try await keyring.lock()
            let error = await StoreOperation.read.failure(on: KeyringCredentialStore(on: keyring.bus), key)
            #expect(error?.code == .locked)
        }
    }

    /// No program on this bus shows prompts, so that the daemon closes them itself.
    @Test func endsWithoutAPersonEvenWhenOneMayBeAsked() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus, interaction: .allowed)
            try await store.store(Credential(secret: .testing("before")), for: key)
            try await keyring.lock()
            let error = await StoreOperation.read.failure(on: store, key)
            #expect(error?.code == .dismissed)

            try await keyring.unlock()
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("before"))
        }
    }

    /// A keyring that nobody has unlocked since it began tells nothing of its items, not even whose they are.
    @Test func tellsNoKeysUntilItIsUnlockedForTheFirstTime() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus)
            try await store.store(Credential(secret: .testing("before")), for: key)
            try await replace(keyring, [])
            try await waitForSuccessor(store)
            for operation in [StoreOperation.keys, .read, .store, .remove] {
                let error = await operation.failure(on: store, key)
                #expect(error?.code == .locked)
            }

            try await replace(keyring, ["--unlock"])
            try await waitForSuccessor(store)
            let keys = try await store.keys(service: "clockify", after: nil, limit: 10)
            #expect(keys == [key])
        }
    }

    private func replace(_ keyring: PrivateKeyring, _ arguments: [String]) async throws {
        // The password comes from standard input.
        _ = try await FinishedProgram.run(
            "gnome-keyring-daemon",
            from: "gnome-keyring",
            ["--replace", "--components=secrets"] + arguments,
            environment: keyring.environment,
            input: Array("throw-away".utf8)
        )
    }

    /// The program returns before its daemon has taken the name over from the one it replaces.
    private func waitForSuccessor(_ store: KeyringCredentialStore) async throws {
        while await StoreOperation.status.failure(on: store, key)?.reason == .noService {
            try Task.checkCancellation()
        }
    }
}
#endif
