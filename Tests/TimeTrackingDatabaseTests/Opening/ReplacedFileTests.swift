#if EncryptedDatabase
import GRDB
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

@Suite("A database that is moved, removed or replaced while it is open")
struct ReplacedFileTests {
    private let fixture: DatabaseFixture

    init() throws {
        fixture = try DatabaseFixture()
    }

    @Test("A removed one is absent, and the next write creates a new one")
    func removed() async throws {
        try await fixture.fill()
        let store = fixture.store()
        try await store.store(.testing("new"), for: fixture.ada)
        for name in try fixture.directory.names() { try fixture.directory.remove(name) }
        #expect(try await store.credential(for: fixture.ada) == nil)
        #expect(try await store.keys(service: nil, after: nil, limit: 10).isEmpty)
        #expect(try await store.removeCredential(for: fixture.ada) == .absent)
        try await store.store(.testing("later"), for: fixture.grace)
        #expect(try await fixture.store().keys(service: nil, after: nil, limit: 10) == [fixture.grace])
    }

    @Test("One of which only the file was removed is an error until its log is gone too")
    func removedWithoutItsLog() async throws {
        try await fixture.fill()
        let store = fixture.store()
        try await store.store(.testing("new"), for: fixture.ada)
        try fixture.directory.remove(fixture.name)
        let other = fixture.store()
        try await expectFailure(.corrupted) { _ = try await other.credential(for: fixture.ada) }
        try await expectFailure(.corrupted) { try await other.store(.testing("later"), for: fixture.grace) }
        #expect(try fixture.directory.bytes(of: fixture.name + "-wal").isEmpty == false)
        // The program that has it open takes the log with the file when it closes it.
        #expect(try await store.credential(for: fixture.ada) == nil)
        try await other.store(.testing("later"), for: fixture.grace)
        #expect(try await store.credential(for: fixture.grace) == .testing("later"))
        #expect(try fixture.raw { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test("Another file under the name is read from then on, without the log of the first")
    func replaced() async throws {
        let other = try DatabaseFixture()
        let otherStore = other.store(fixture.keys)
        try await otherStore.store(.testing("other's"), for: other.ada)
        await otherStore.close()
        try await fixture.fill()
        let store = fixture.store()
        for number in 0..<50 { try await store.store(.testing("\(number)"), for: fixture.grace) }
        try fixture.directory.write(try other.directory.bytes(of: other.name), to: "new")
        try fixture.directory.move("new", over: fixture.name)
        #expect(try await store.credential(for: fixture.ada) == .testing("other's"))
        #expect(try await store.credential(for: fixture.grace) == nil)
        try await store.store(.testing("more"), for: fixture.grace)
        #expect(try await fixture.store().credential(for: fixture.grace) == .testing("more"))
        #expect(try fixture.raw { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test("One that was moved away has everything that was acknowledged")
    func moved() async throws {
        try await fixture.fill()
        let store = fixture.store()
        try await store.store(.testing("last"), for: fixture.ada)
        try fixture.directory.move(fixture.name, over: "moved")
        #expect(try await store.credential(for: fixture.ada) == nil)
        let moved = fixture.store(at: fixture.directory.path.appending("moved"))
        #expect(try await moved.credential(for: fixture.ada) == .testing("last"))
    }

    @Test("A page at its end that a full disk cut is found whole in the log")
    func partialPage() async throws {
        try await fixture.fill()
        let store = fixture.store()
        for number in 0..<60 {
            let key = try CredentialKey(service: "clockify", account: "user \(number)")
            try await store.store(.testing("\(number)"), for: key)
        }
        try fixture.directory.write(
            try fixture.directory.bytes(of: fixture.name) + [UInt8](repeating: 0, count: 1_000),
            to: "cut"
        )
        for suffix in ["-wal"] {
            try fixture.directory.write(try fixture.directory.bytes(of: fixture.name + suffix), to: "cut" + suffix)
        }
        let cut = fixture.store(at: fixture.directory.path.appending("cut"))
        #expect(try await cut.keys(service: nil, after: nil, limit: 100).count == 62)
        #expect(try await cut.credential(for: fixture.ada) == .testing("ada's"))
    }

    @Test("Many calls go on while the file is replaced again and again")
    func replacedUnderReaders() async throws {
        try await fixture.fill()
        let image = try fixture.directory.bytes(of: fixture.name)
        let store = fixture.store()
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<100 {
                        let credential = try await store.credential(for: fixture.ada)
                        let batch = try await store.credentials(for: [fixture.grace])
                        #expect(credential == .testing("ada's"))
                        #expect(batch.count == 1)
                    }
                }
            }
            group.addTask {
                for _ in 0..<20 {
                    try fixture.directory.write(image, to: "new")
                    try fixture.directory.move("new", over: fixture.name)
                    await Task.yield()
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.credential(for: fixture.grace) == .testing("grace's"))
    }

    @Test("Programs that create it at the same time share one")
    func creationRace() async throws {
        for _ in 0..<5 {
            let fixture = try DatabaseFixture()
            try await withThrowingTaskGroup { group in
                for number in 0..<8 {
                    group.addTask {
                        let key = try CredentialKey(service: "s", account: "\(number)")
                        try await fixture.store().store(.testing("\(number)"), for: key)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await fixture.store().keys(service: "s", after: nil, limit: 10).count == 8)
        }
    }

    @Test("Processes that create it at the same time share one, and lose no write")
    func creationRaceOfProcesses() async throws {
        let path = fixture.path.string
        let directory = fixture.directory.path
        let source = try fixture.keyFile(fixture.keys)
        let keyPath = directory.appending("keys").string
        await withTaskGroup { group in
            for process in 0..<4 {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [path = path as String, keyPath = keyPath as String, process = process as Int] in
                        let store = DatabaseCredentialStore(
                            path: FilePath(path),
                            keys: .file(FilePath(keyPath), timeout: .seconds(600)),
                            timeout: .seconds(600)
                        )
                        for number in 0..<20 {
                            let key = try CredentialKey(service: "s", account: "\(process).\(number)")
                            try await store.store(.testing("\(number)"), for: key)
                        }
                    }
                }
            }
        }
        #expect(try await fixture.store(source).keys(service: "s", after: nil, limit: 1000).count == 80)
    }
}
#endif
