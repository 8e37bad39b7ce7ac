#if EncryptedDatabase
import GRDB
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

@Suite("A file that is no database of credentials")
struct RefusedFileTests {
    private let fixture: DatabaseFixture

    init() throws {
        fixture = try DatabaseFixture()
    }

    /// Every call must fail with a code and leave the file as it is.
    private func expectRefusal(
        _ code: CredentialStoreError.Code,
        _ hint: String = "",
        keys: EncryptionKeys? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try fixture.directory.bytes(of: fixture.name)
        let store = fixture.store(keys)
        let failures = try await [
            failure { try await store.open() },
            failure { _ = try await store.credential(for: fixture.ada) },
            failure { _ = try await store.credentials(for: [fixture.ada, fixture.grace]) },
            failure { try await store.store(.testing("new"), for: fixture.ada) },
            failure { _ = try await store.removeCredential(for: fixture.ada) },
            failure { _ = try await store.rewrapAll() },
            failure { _ = try await store.backUp(to: fixture.directory.path.appending("backup")) },
        ]
        for failure in failures {
            #expect(failure.code == code, "\(failure)", sourceLocation: sourceLocation)
            #expect(failure.store == "database", sourceLocation: sourceLocation)
            #expect(failure.message.contains(hint), "\(failure)", sourceLocation: sourceLocation)
        }
        #expect(failures[3].applied == .no, sourceLocation: sourceLocation)
        await store.close()
        #expect(try fixture.directory.bytes(of: fixture.name) == before, sourceLocation: sourceLocation)
        #expect(try !fixture.directory.names().contains("backup"), sourceLocation: sourceLocation)
    }

    @Test("An empty file, a text, another program's database")
    func foreign() async throws {
        try fixture.directory.write([], to: fixture.name)
        try await expectRefusal(.corrupted, "no database of credentials")
        try fixture.directory.write(Array("clockify ada token\n".utf8), to: fixture.name)
        try await expectRefusal(.corrupted)
        try fixture.directory.remove(fixture.name)
        try fixture.directory.write([], to: fixture.name)
        try fixture.run("CREATE TABLE credential (service, account, attributes, envelope)")
        try await expectRefusal(.corrupted, "no database of credentials")
        try fixture.run("PRAGMA application_id = \(CredentialSchema.applicationID)")
        try await expectRefusal(.corrupted)
    }

    @Test("A database of which no key is at hand")
    func wrongKey() async throws {
        try await fixture.fill()
        try await expectRefusal(.undecryptable, "\(fixture.keys.current.id)", keys: EncryptionKeys(current: .random()))
        // Names lie in clear, and the status says which keys are needed.
        let store = fixture.store(EncryptionKeys(current: .random()))
        #expect(try await store.keys(service: nil, after: nil, limit: 9) == [fixture.ada, fixture.grace])
        let needed = try await store.keyStatus().filter { $0.role == .notAtHand }
        #expect(needed.map(\.id) == [fixture.keys.current.id])
        #expect(needed.map(\.rowCount) == [2])
    }

    @Test("A database without a key anywhere cannot be skipped as one that is not there")
    func noKey() async throws {
        let none = EncryptionKeySource.environment([:], mounts: [])
        let store = fixture.store(none)
        #expect(try await store.credential(for: fixture.ada) == nil)
        let missing = try await failure { try await store.store(.testing("t"), for: fixture.ada) }
        #expect(missing.code == .unavailable)
        #expect(missing.reason == .notConfigured)
        #expect(missing.applied == .no)
        try await expectFailure(.unavailable) { try await store.open() }
        #expect(try fixture.directory.names().isEmpty)

        try await fixture.fill()
        let found = try await failure { _ = try await store.credential(for: fixture.ada) }
        #expect(found.code == .undecryptable)
        #expect(found.reason == .wrongKey)
        #expect(found.message.contains("openssl rand -hex 32"))
        try await expectFailure(.undecryptable) { try await store.open() }
    }

    @Test("A database whose canary was removed, with rows and without")
    func withoutCanary() async throws {
        try await fixture.fill()
        try fixture.run("DELETE FROM encryption_key")
        try await expectRefusal(.corrupted, "which encryption keys")
        try fixture.run("DELETE FROM credential")
        try await expectRefusal(.corrupted, "which encryption keys")
    }

    @Test("A database that lacks the canary of one key that rows need")
    func withoutOneCanary() async throws {
        let both = EncryptionKeys(current: .random(), readable: [fixture.keys.current])
        try await fixture.fill()
        try await fixture.store(both).store(.testing("new"), for: fixture.ada)
        try fixture.run("DELETE FROM encryption_key WHERE id = ?", [fixture.keys.current.id.data])
        try await expectRefusal(.corrupted, "\(fixture.keys.current.id)", keys: both)
        try await expectRefusal(.corrupted, keys: EncryptionKeys(current: both.current))
    }

    @Test("A database whose canary was exchanged")
    func exchangedCanary() async throws {
        try await fixture.fill()
        let other = EncryptionKey.random()
        try fixture.run("UPDATE encryption_key SET id = ?", [other.id.data])
        try await expectRefusal(.corrupted, "was changed", keys: EncryptionKeys(current: other))
    }

    @Test("A database of a newer version")
    func newerSchema() async throws {
        try await fixture.fill()
        try fixture.run("INSERT INTO grdb_migrations (identifier) VALUES ('2')")
        try await expectRefusal(.unsupported, "newer version")
        try await expectFailure(.unsupported) { _ = try await fixture.store().keys(service: nil, after: nil, limit: 1) }
    }

    @Test("A truncated database, at many lengths")
    func truncated() async throws {
        try await fixture.fill()
        let store = fixture.store()
        for number in 0..<200 {
            let key = try CredentialKey(service: "clockwork", account: "user \(number)")
            try await store.store(.testing("token \(number)"), for: key)
        }
        await store.close()
        let whole = try fixture.directory.bytes(of: fixture.name)
        #expect(whole.count > 8 * 4096)
        let lengths =
            [1, 15, 16, 99, 100, 511, 512, 1000, 4095, 4096, 4097]
            + Array(stride(from: 8192, to: whole.count, by: 5000))
        for length in lengths + [whole.count - 4096, whole.count - 1] {
            try fixture.directory.write(Array(whole.prefix(length)), to: fixture.name)
            let store = fixture.store()
            let error = try await failure { _ = try await store.credential(for: fixture.ada) }
            #expect(error.code == .corrupted, "\(length): \(error)")
            try await expectFailure(.corrupted) { try await store.store(.testing("t"), for: fixture.ada) }
            await store.close()
            #expect(try fixture.directory.bytes(of: fixture.name) == Array(whole.prefix(length)), "\(length)")
        }
        try fixture.directory.write(whole, to: fixture.name)
        #expect(try await fixture.store().credential(for: fixture.ada) == .testing("ada's"))
    }

    @Test("A directory, a link, and files that others may use")
    func paths() async throws {
        try fixture.directory.makeDirectory(fixture.name)
        try await expectFailure(.corrupted) { _ = try await fixture.store().credential(for: fixture.ada) }
        try await expectFailure(.corrupted) { try await fixture.store().store(.testing("t"), for: fixture.ada) }
        try fixture.directory.remove(fixture.name)

        try await fixture.fill()
        try fixture.directory.move(fixture.name, over: "real")
        try fixture.directory.link(fixture.name, to: "real")
        try await expectFailure(.insecurePermissions) { try await fixture.store().open() }
        try await expectFailure(.insecurePermissions) {
            try await fixture.store().store(.testing("t"), for: fixture.ada)
        }
        try fixture.directory.move("real", over: fixture.name)

        let store = fixture.store()
        try await store.open()
        for open in [store, fixture.store()] {
            try setMode(0o640, of: fixture.path)
            let error = try await failure { _ = try await open.credential(for: fixture.ada) }
            #expect(error.code == .insecurePermissions)
            #expect(error.message.contains("chmod 600"))
            try setMode(0o600, of: fixture.path)
            #expect(try await open.credential(for: fixture.ada) == .testing("ada's"))
        }
        try setMode(0o666, of: fixture.path.withSuffix("-wal"))
        try await expectFailure(.insecurePermissions) { try await fixture.store().open() }
    }
}
#endif
