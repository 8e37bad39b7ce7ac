#if EncryptedDatabase
import GRDB
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

@Suite("Keys that change while a program serves")
struct KeyRotationTests {
    private let fixture: DatabaseFixture
    private let old: EncryptionKey
    private let new = EncryptionKey.random()

    init() throws {
        fixture = try DatabaseFixture()
        old = fixture.keys.current
    }

    @Test("In two phases, every program reads everything all the time")
    func twoPhases() async throws {
        try await fixture.fill()
        // Phase one: the new key is readable everywhere. Phase two: the first program seals with it.
        let behind = fixture.store(EncryptionKeys(current: old, readable: [new]))
        let ahead = fixture.store(EncryptionKeys(current: new, readable: [old]))
        try await behind.store(.testing("by the one behind"), for: fixture.ada)
        try await ahead.store(.testing("by the one ahead"), for: fixture.grace)
        for store in [behind, ahead] {
            #expect(try await store.credential(for: fixture.ada) == .testing("by the one behind"))
            #expect(try await store.credential(for: fixture.grace) == .testing("by the one ahead"))
        }
        let status = try await ahead.keyStatus()
        #expect(
            status == [
                EncryptionKeyStatus(id: new.id, role: .current, rowCount: 1),
                EncryptionKeyStatus(id: old.id, role: .readable, rowCount: 1),
            ]
        )
        try await expectFailure(.unsupported) { try await ahead.retireKey(old.id) }
        try await expectFailure(.unsupported) { try await ahead.retireKey(new.id) }

        let summary = try await ahead.rewrapAll()
        #expect(summary == RewrapSummary(rewrappedCount: 1, alreadyCurrentCount: 1, failures: []))
        #expect(try await behind.credential(for: fixture.ada) == .testing("by the one behind"))
        try await ahead.retireKey(old.id)
        #expect(try await ahead.keyStatus().map(\.id) == [new.id, old.id])
        let only = fixture.store(EncryptionKeys(current: new))
        #expect(try await only.keyStatus().map(\.id) == [new.id])
        #expect(try await only.credential(for: fixture.grace) == .testing("by the one ahead"))
        // The program that has not heard of it must not bring the retired key back.
        let error = try await expectFailure(.undecryptable) {
            try await behind.store(.testing("too late"), for: fixture.ada)
        }
        #expect(error.message.contains("\(old.id)"))
        #expect(error.applied == .no)
        #expect(try await behind.credential(for: fixture.ada) == .testing("by the one behind"))
        #expect(try await only.keyStatus().map(\.id) == [new.id])
    }

    @Test("A key file that changed is noticed before a write and when a row names a key that is not at hand")
    func keyFile() async throws {
        let source = try fixture.keyFile(fixture.keys)
        let reader = fixture.store(source)
        let writer = fixture.store(source)
        try await writer.store(.testing("one"), for: fixture.ada)
        #expect(try await reader.credential(for: fixture.ada) == .testing("one"))
        try fixture.writeKeyFile(EncryptionKeys(current: new, readable: [old]))
        try await writer.store(.testing("two"), for: fixture.grace)
        #expect(try await writer.keyStatus().map(\.rowCount) == [1, 1])
        #expect(try await reader.credential(for: fixture.grace) == .testing("two"))
        #expect(try await reader.credentials(for: [fixture.ada, fixture.grace]).count == 2)
    }

    @Test("A program whose key was retired goes on with the file's new one")
    func retiredKeyWithNewFile() async throws {
        let source = try fixture.keyFile(fixture.keys)
        let program = fixture.store(source)
        try await program.store(.testing("one"), for: fixture.ada)
        let admin = fixture.store(EncryptionKeys(current: new, readable: [old]))
        _ = try await admin.rewrapAll()
        try await admin.retireKey(old.id)
        try fixture.writeKeyFile(EncryptionKeys(current: new))
        try await program.store(.testing("two"), for: fixture.ada)
        #expect(try await program.keyStatus() == [EncryptionKeyStatus(id: new.id, role: .current, rowCount: 1)])
    }

    @Test("A broken key file stops writes and leaves the keys from before for reads")
    func brokenKeyFile() async throws {
        let source = try fixture.keyFile(fixture.keys)
        let store = fixture.store(source)
        try await store.store(.testing("one"), for: fixture.ada)
        try fixture.directory.write(Array("no key".utf8), to: "keys")
        try await expectFailure(.undecryptable, reason: .malformed) { try await store.reloadKeys() }
        let error = try await expectFailure(.undecryptable, reason: .malformed) {
            try await store.store(.testing("two"), for: fixture.ada)
        }
        #expect(error.applied == .no)
        #expect(try await store.credential(for: fixture.ada) == .testing("one"))
        try fixture.writeKeyFile(EncryptionKeys(current: .random()))
        try await expectFailure(.undecryptable, reason: .wrongKey) { try await store.reloadKeys() }
        #expect(try await store.credential(for: fixture.ada) == .testing("one"))
        try fixture.writeKeyFile(fixture.keys)
        try await store.reloadKeys()
        try await store.store(.testing("two"), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada) == .testing("two"))
    }

    @Test("Keys in another store are loaded anew when the program is told to")
    func reload() async throws {
        let keyring = InMemoryCredentialStore()
        let place = try CredentialKey(service: "timetrack", account: "encryption-keys")
        try await keyring.store(Credential(secret: old.text), for: place)
        let store = fixture.store(.store(keyring, place))
        try await store.store(.testing("one"), for: fixture.ada)
        let line = { (key: EncryptionKey) in key.text.withRevealedBytes { Array($0) } }
        try await keyring.store(Credential(secret: Secret(line(new) + [10] + line(old))), for: place)
        try await store.store(.testing("two"), for: fixture.ada)
        #expect(try await store.keyStatus().map(\.id) == [new.id, old.id])
        try await store.reloadKeys()
        try await store.store(.testing("three"), for: fixture.ada)
        #expect(try await store.keyStatus().map(\.rowCount) == [1, 0])
    }
}
#endif
