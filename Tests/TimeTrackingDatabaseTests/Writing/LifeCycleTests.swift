#if EncryptedDatabase
import GRDB
import SystemPackage
import Testing
import TimeTrackingDatabase
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("A database of credentials")
struct LifeCycleTests {
    private let fixture: DatabaseFixture

    init() throws {
        fixture = try DatabaseFixture()
    }

    @Test("Is not there before the first write, and then is complete")
    func creation() async throws {
        let store = fixture.store()
        try await store.open()
        #expect(try await store.credential(for: fixture.ada) == nil)
        #expect(try await store.credentials(for: [fixture.ada]).isEmpty)
        #expect(try await store.keys(service: nil, after: nil, limit: 10).isEmpty)
        #expect(try await store.removeCredential(for: fixture.ada) == .absent)
        #expect(try await store.keyStatus().map(\.rowCount) == [0])
        #expect(try await store.rewrapAll().rewrappedCount == 0)
        #expect(try fixture.directory.names().isEmpty)

        try await store.store(.testing("token"), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada)?.secret == .testing("token"))
        await store.close()
        #expect(try fixture.directory.names() == [fixture.name, fixture.name + ".lock"])
    }

    @Test("Stored, read, replaced, removed, with attributes")
    func lifeCycle() async throws {
        let store = fixture.store()
        let first = Credential(secret: .testing("one"), attributes: ["workspace_id": "w/1", "é": "🧮"])
        try await store.store(first, for: fixture.ada)
        try await store.store(.testing("other"), for: fixture.grace)
        #expect(try await store.credential(for: fixture.ada) == first)
        try await store.store(.testing("two"), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada) == .testing("two"))
        #expect(try await store.keys(service: nil, after: nil, limit: 10) == [fixture.ada, fixture.grace])
        #expect(try await store.removeCredential(for: fixture.ada) == .removed)
        #expect(try await store.removeCredential(for: fixture.ada) == .absent)
        #expect(try await store.credential(for: fixture.ada) == nil)
        #expect(try await fixture.store().credential(for: fixture.grace) == .testing("other"))
    }

    @Test("Closed, it is opened again by the next call")
    func closing() async throws {
        let store = fixture.store()
        try await store.store(.testing("token"), for: fixture.ada)
        await store.close()
        try fixture.directory.move(fixture.name, over: "moved")
        #expect(try await store.credential(for: fixture.ada) == nil)
        try fixture.directory.move("moved", over: fixture.name)
        #expect(try await store.credential(for: fixture.ada) == .testing("token"))
        await store.close()
        await store.close()
    }

    @Test("Every file has the permissions 0600 and new directories 0700, whatever the process takes away")
    func permissions() async throws {
        await #expect(processExitsWith: .success) {
            for mask in [mode_t(0), 0o777] {
                umask(mask)
                let fixture = try DatabaseFixture()
                let directory = fixture.directory.path.appending("one").appending("two")
                let store = fixture.store(at: directory.appending("db"))
                try await store.store(.testing("token"), for: fixture.ada)
                _ = try await store.backUp(to: directory.appending("backup"))
                let replaced = try await store.restore(from: directory.appending("backup"), replacing: true).replaced
                #expect(try await store.credential(for: fixture.ada) == .testing("token"))
                for name in ["db", "db-wal", "db-shm", "db.lock", "backup"] {
                    #expect(try mode(of: directory.appending(name)) == 0o600, "\(name)")
                }
                #expect(try replaced.map { try mode(of: $0) } == 0o600)
                #expect(try mode(of: directory) == 0o700)
                #expect(try mode(of: directory.removingLastComponent()) == 0o700)
                umask(0o022)
            }
        }
    }

    @Test("What a killed creation left is removed by the next one, and nothing else is")
    func leftovers() async throws {
        let kept = [".credentials.sqlite.0123456789ABCDEF.tmp", ".other.0123456789abcdef.tmp", "notes.tmp"]
        let left = [".credentials.sqlite.0123456789abcdef.tmp", ".credentials.sqlite.0123456789abcdef.tmp-wal"]
        for name in kept + left { try fixture.directory.write([], to: name) }
        try fixture.directory.write([], to: fixture.name + "-wal")
        let store = fixture.store()
        try await store.store(.testing("token"), for: fixture.ada)
        await store.close()
        #expect(try fixture.directory.names() == (kept + [fixture.name, fixture.name + ".lock"]).sorted())
    }

    @Test("A write is on the disk when it returns")
    func durability() async throws {
        let store = fixture.store()
        try await store.store(.testing("token"), for: fixture.ada)
        // Another program sees it although nothing was closed.
        #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM credential") } == 1)
        #expect(try fixture.raw { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }
}
#endif
