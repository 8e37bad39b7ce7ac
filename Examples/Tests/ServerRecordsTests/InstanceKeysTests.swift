import Foundation
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@testable import ServerRecords

@Suite("Server records: keys of the server")
struct InstanceKeysTests {
    private func key(_ account: String) throws -> CredentialKey {
        try CredentialKey(service: "timetrack-server", account: account)
    }

    @Test func areMadeOnceAndKept() async throws {
        let store = InMemoryCredentialStore()
        let keys = try await InstanceKeys.load(from: store)
        #expect(try await store.credential(for: key("session key"))?.secret.count == 64)
        #expect(keys.sessionKey != keys.fingerprintKey)
        let again = try await InstanceKeys.load(from: store)
        #expect(again.sessionKey == keys.sessionKey && again.fingerprintKey == keys.fingerprintKey)
        let others = try await InstanceKeys.load(from: InMemoryCredentialStore())
        #expect(others.sessionKey != keys.sessionKey && others.fingerprintKey != keys.fingerprintKey)
    }

    @Test func areTheOnesThatSomebodyElseStoredMeanwhile() async throws {
        let other = InMemoryCredentialStore()
        let keys = try await InstanceKeys.load(from: other)
        let credential = try #require(try await other.credential(for: key("session key")))
        let store = InMemoryCredentialStore()
        let late = LateStore(store) { try await store.store(credential, for: try key("session key")) }
        #expect(try await InstanceKeys.load(from: late).sessionKey == keys.sessionKey)
    }

    @Test func areNotMadeAnewWhenTheStoreCannotBeRead() async throws {
        let store = FaultInjectingStore(
            InMemoryCredentialStore(),
            faults: [.on(.read, call: .from(1), .fail(.undecryptable))]
        )
        await #expect(throws: CredentialStoreError.self) { try await InstanceKeys.load(from: store) }
        #expect(store.calls.allSatisfy { $0.operation == .read })
    }

    @Test func areRefusedWhenTheyAreNone() async throws {
        let secret = Secret(utf8: "0123")
        let store = InMemoryCredentialStore([try key("session key"): Credential(secret: secret)])
        let error = await #expect(throws: ServerRecordsError.self) { try await InstanceKeys.load(from: store) }
        #expect(error?.code == .corrupted)
        #expect(try await store.credential(for: key("session key"))?.secret == secret)
    }

    @Test func areNotPrinted() async throws {
        let store = InMemoryCredentialStore()
        let keys = try await InstanceKeys.load(from: store)
        let folder = try await RecordsFolder()
        let records = try await ServerDatabase.open(in: folder.path, fingerprintKey: keys.fingerprintKey) { Date() }
        for account in ["session key", "fingerprint key"] {
            let secret = try #require(try await store.credential(for: key(account))?.secret)
            #expect(LeakDetector(secret).leaks(inPrintsOf: keys).isEmpty)
            #expect(LeakDetector(secret).leaks(inPrintsOf: records).isEmpty)
            let digits = secret.withRevealedBytes { Array($0) }
            let bytes = Secret(
                stride(from: 0, to: digits.count, by: 2)
                    .compactMap { UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16) }
            )
            #expect(bytes.count == 32)
            #expect(LeakDetector(bytes).leaks(inPrintsOf: records).isEmpty)
        }
    }
}

/// A store in which somebody else stores something right after a write.
private struct LateStore: WritableCredentialStore {
    let base: InMemoryCredentialStore
    let after: @Sendable () async throws -> Void

    init(_ base: InMemoryCredentialStore, after: @escaping @Sendable () async throws -> Void) {
        self.base = base
        self.after = after
    }

    var name: String { base.name }
    var capabilities: CredentialStoreCapabilities { base.capabilities }

    func credential(for key: CredentialKey) async throws(CredentialStoreError) -> Credential? {
        try await base.credential(for: key)
    }

    func keys(
        service: String?,
        after key: CredentialKey?,
        limit: Int
    ) async throws(CredentialStoreError) -> [CredentialKey] {
        try await base.keys(service: service, after: key, limit: limit)
    }

    func store(_ credential: Credential, for key: CredentialKey) async throws(CredentialStoreError) {
        try await base.store(credential, for: key)
        guard key.account == "session key" else { return }
        do {
            try await after()
        } catch {
            throw CredentialStoreError.sample(.unavailable)
        }
    }

    func removeCredential(for key: CredentialKey) async throws(CredentialStoreError) -> Removal {
        try await base.removeCredential(for: key)
    }
}
