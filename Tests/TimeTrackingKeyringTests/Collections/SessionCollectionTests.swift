#if Keyring && os(Linux)
import Testing
import TimeTrackingKeyring
import TimeTrackingKit
import TimeTrackingTesting

@Suite("The session's collection", .timeLimit(.minutes(5)))
struct SessionCollectionTests {
    private let key: CredentialKey

    init() throws {
        key = try CredentialKey(service: "clockify", account: "ada")
    }

    @Test func servesWhereThereIsNoDefaultCollection() async throws {
        try await PrivateKeyring.withRunning(.noCollection) { keyring in
            let store = KeyringCredentialStore(on: keyring.bus, .session)
            try await store.store(Credential(secret: .testing("for now")), for: key)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("for now"))
            let status = try await store.collectionStatus()
            #expect(!status.isPersistent)
            #expect(!status.isLocked)
            #expect(!store.capabilities.isPersistent)
        }
    }

    @Test func isEmptyAfterARestart() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let store = KeyringCredentialStore(on: keyring.bus, .session)
            try await store.store(Credential(secret: .testing("for now")), for: key)
            try await keyring.restart()
            let found = try await store.credential(for: key)
            #expect(found == nil)
        }
    }

    @Test func isNeverChosenByItself() async throws {
        try await PrivateKeyring.withRunning(.noCollection) { keyring in
            let error = await StoreOperation.store.failure(on: KeyringCredentialStore(on: keyring.bus), key)
            #expect(error?.reason == .noDefaultCollection)
            let found = try await KeyringCredentialStore(on: keyring.bus, .session).credential(for: key)
            #expect(found == nil)
        }
    }

    @Test func isReadAlongWithTheDefaultOne() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let session = KeyringCredentialStore(on: keyring.bus, .session)
            try await session.store(Credential(secret: .testing("for now")), for: key)
            let store = KeyringCredentialStore(on: keyring.bus)
            let found = try await store.credential(for: key)
            #expect(found?.secret == .testing("for now"))
            let status = try await store.collectionStatus()
            #expect(status.isPersistent)
            #expect(status.path == keyring.collectionPath)
        }
    }

    @Test func staysOpenWhenTheDefaultOneIsLocked() async throws {
        try await PrivateKeyring.withRunning { keyring in
            let session = KeyringCredentialStore(on: keyring.bus, .session)
            try await session.store(Credential(secret: .testing("for now")), for: key)
            try await keyring.lock()
            let found = try await session.credential(for: key)
            #expect(found?.secret == .testing("for now"))
        }
    }
}
#endif
