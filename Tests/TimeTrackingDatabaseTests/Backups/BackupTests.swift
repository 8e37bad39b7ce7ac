#if EncryptedDatabase
import GRDB
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

@Suite("Backups of a database")
struct BackupTests {
    private let fixture: DatabaseFixture

    init() throws {
        fixture = try DatabaseFixture()
    }

    private var backup: FilePath { fixture.directory.path.appending("backup") }

    @Test("Are one file that opens with the same keys, and no existing file is touched")
    func backUp() async throws {
        let store = fixture.store()
        try await expectFailure(.unsupported) { _ = try await store.backUp(to: backup) }
        #expect(try fixture.directory.names().isEmpty)
        try await fixture.fill()
        let summary = try await store.backUp(to: backup)
        #expect(summary.credentialCount == 2)
        #expect(summary.keyIDs == [fixture.keys.current.id])
        #expect(try fixture.directory.bytes(of: "backup").count == summary.byteCount)
        let before = try fixture.directory.bytes(of: "backup")
        let error = try await expectFailure(.unsupported) { _ = try await store.backUp(to: backup) }
        #expect(error.applied == .no)
        #expect(try fixture.directory.bytes(of: "backup") == before)
        await store.close()
        let names = [fixture.name, fixture.name + ".lock", "backup"]
        #expect(try fixture.directory.names() == names.sorted())
        let copy = fixture.store(at: backup)
        #expect(try await copy.credential(for: fixture.ada) == .testing("ada's"))
    }

    @Test("Are consistent while others write")
    func backUpWhileWriting() async throws {
        try await fixture.fill()
        let store = fixture.store()
        try await withThrowingTaskGroup { group in
            group.addTask {
                // The two credentials are never the same in any state of the database.
                for number in 0..<100 {
                    try await store.store(.testing("\(number)"), for: fixture.ada)
                    try await store.store(.testing("\(number)'"), for: fixture.grace)
                }
            }
            for number in 0..<10 {
                group.addTask {
                    let path = fixture.directory.path.appending("backup \(number)")
                    let summary = try await fixture.store().backUp(to: path)
                    #expect(summary.credentialCount == 2)
                }
            }
            try await group.waitForAll()
        }
        for number in 0..<10 {
            let path = fixture.directory.path.appending("backup \(number)")
            let copy = fixture.store(at: path)
            #expect(try await copy.credentials(for: [fixture.ada, fixture.grace]).count == 2)
        }
    }

    @Test("Come back into a live database, and other programs see them")
    func restoreLive() async throws {
        try await fixture.fill()
        let store = fixture.store()
        let other = fixture.store()
        _ = try await store.backUp(to: backup)
        try await other.store(.testing("later"), for: fixture.ada)
        try await other.removeCredential(for: fixture.grace)
        let refusal = try await expectFailure(.unsupported) {
            _ = try await store.restore(from: backup, replacing: false)
        }
        #expect(refusal.applied == .no)
        let summary = try await store.restore(from: backup, replacing: true)
        #expect(summary.credentialCount == 2)
        for store in [store, other] {
            #expect(try await store.credential(for: fixture.ada) == .testing("ada's"))
            #expect(try await store.credential(for: fixture.grace) == .testing("grace's"))
        }
        try await other.store(.testing("after"), for: fixture.ada)
        #expect(try await store.credential(for: fixture.ada) == .testing("after"))
        // What was replaced is kept, each time under a name of its own.
        let kept = try #require(summary.replaced)
        let copy = fixture.store(at: kept)
        #expect(try await copy.credential(for: fixture.ada) == .testing("later"))
        #expect(try await copy.credential(for: fixture.grace) == nil)
        let second = try await store.restore(from: backup, replacing: true)
        #expect(second.replaced == FilePath(kept.string + "-2"))
    }

    @Test("Come back while others write, and every write is in the database or in what was kept")
    func restoreWhileWriting() async throws {
        try await fixture.fill()
        let store = fixture.store()
        _ = try await store.backUp(to: backup)
        let written = try await withThrowingTaskGroup(of: [CredentialKey].self) { group in
            for writer in 0..<3 {
                group.addTask {
                    var keys: [CredentialKey] = []
                    let store = fixture.store()
                    while !Task.isCancelled {
                        let key = try CredentialKey(service: "clockify", account: "writer \(writer) \(keys.count)")
                        do throws(CredentialStoreError) {
                            try await store.store(.testing("w"), for: key)
                            keys.append(key)
                        } catch {
                            guard error.code == .cancelled else { throw error }
                        }
                    }
                    return keys
                }
            }
            var keys: Set<CredentialKey> = []
            for _ in 0..<5 {
                let kept = try #require(try await store.restore(from: backup, replacing: true).replaced)
                keys.formUnion(
                    try await fixture.store(at: kept)
                        .keys(service: nil, after: nil, limit: 100_000)
                )
            }
            group.cancelAll()
            let written = try await group.reduce(into: []) { $0 += $1 }
            keys.formUnion(try await store.keys(service: nil, after: nil, limit: 100_000))
            #expect(keys.isSuperset(of: written))
            return written
        }
        #expect(!written.isEmpty)
    }

    @Test("Change nothing any more once the caller has gone")
    func restoreAbandoned() async throws {
        try await fixture.fill()
        _ = try await fixture.store().backUp(to: backup)
        let other = fixture.store()
        try await other.store(.testing("later"), for: fixture.ada)
        let clock = ManualClock()
        let store = DatabaseCredentialStore(
            path: fixture.path,
            keys: .keys(fixture.keys),
            timeout: .seconds(1),
            clock: clock
        )
        let blocked = try BlockedDatabase(fixture.path, isExclusive: false)
        let restoration = Task { try await store.restore(from: backup, replacing: true) }
        // The copy of the backup is there when the restoration waits for the lock.
        while try !fixture.directory.names().contains(where: { $0.hasSuffix(".tmp") }) {
            try Task.checkCancellation()
            await Task.yield()
        }
        let deadline = Task {
            while !Task.isCancelled {
                clock.advance(by: .seconds(1))
                await Task.yield()
            }
        }
        defer { deadline.cancel() }
        let error = try await expectFailure(.timedOut) { _ = try await restoration.value }
        #expect(error.applied == .no)
        try blocked.release()
        await store.close()
        #expect(try await other.credential(for: fixture.ada) == .testing("later"))
    }

    @Test("Come back where there is no database, and where it is broken")
    func restoreMissingAndBroken() async throws {
        try await fixture.fill()
        let store = fixture.store()
        _ = try await store.backUp(to: backup)
        await store.close()
        try fixture.directory.remove(fixture.name)
        #expect(try await store.restore(from: backup, replacing: false).replaced == nil)
        #expect(try await store.credential(for: fixture.ada) == .testing("ada's"))
        await store.close()
        for contents in [Array("broken".utf8), Array(try fixture.directory.bytes(of: fixture.name).prefix(8192)), []] {
            try fixture.directory.write(contents, to: fixture.name)
            try await expectFailure(.corrupted) { try await store.open() }
            let summary = try await store.restore(from: backup, replacing: true)
            #expect(try await store.credential(for: fixture.grace) == .testing("grace's"))
            let kept = try #require(summary.replaced?.lastComponent?.string)
            #expect(try fixture.directory.bytes(of: kept) == contents || contents.isEmpty)
            await store.close()
        }
    }

    @Test("Of which a key is missing, or that are newer, broken or not there, are refused and nothing is touched")
    func refusals() async throws {
        try await fixture.fill()
        let other = EncryptionKey.random()
        let both = EncryptionKeys(current: other, readable: [fixture.keys.current])
        try await fixture.store(both).store(.testing("other"), for: fixture.ada)
        _ = try await fixture.store(both).backUp(to: backup)
        try fixture.directory.remove(fixture.name)
        try fixture.directory.remove(fixture.name + "-wal")
        try fixture.directory.remove(fixture.name + "-shm")
        try await fixture.fill()
        let before = try fixture.directory.bytes(of: fixture.name)
        let store = fixture.store()

        let missing = try await expectFailure(.undecryptable, reason: .unknownKeyID) {
            _ = try await store.restore(from: backup, replacing: true)
        }
        #expect(missing.message.contains("\(other.id)"))
        try await expectFailure(.undecryptable, reason: .wrongKey) {
            _ = try await fixture.store(EncryptionKeys(current: .random())).restore(from: backup, replacing: true)
        }
        let whole = try fixture.directory.bytes(of: "backup")
        for length in [0, 100, 4096, whole.count - 4096, whole.count - 10] {
            try fixture.directory.write(Array(whole.prefix(length)), to: "cut")
            try await expectFailure(.corrupted) {
                _ = try await fixture.store(both)
                    .restore(from: fixture.directory.path.appending("cut"), replacing: true)
            }
        }
        try await expectFailure(.unsupported) {
            _ = try await store.restore(from: fixture.directory.path.appending("nothing"), replacing: true)
        }
        try setMode(0o644, of: backup)
        try await expectFailure(.insecurePermissions) {
            _ = try await fixture.store(both).restore(from: backup, replacing: true)
        }
        try setMode(0o600, of: backup)
        let queue = try DatabaseQueue(path: backup.string)
        try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('newer')") }
        try queue.close()
        try await expectFailure(.unsupported) {
            _ = try await fixture.store(both).restore(from: backup, replacing: true)
        }
        #expect(try fixture.directory.bytes(of: fixture.name) == before)
        #expect(try fixture.directory.names().allSatisfy { !$0.contains("before-restore") && !$0.hasSuffix(".tmp") })
    }

    @Test("Make the current key known, so that programs go on sealing")
    func restoreOldKeys() async throws {
        try await fixture.fill()
        _ = try await fixture.store().backUp(to: backup)
        let rotated = EncryptionKeys(current: .random(), readable: fixture.keys.all)
        let program = fixture.store(rotated)
        let admin = fixture.store(rotated)
        try await program.store(.testing("new"), for: fixture.ada)
        _ = try await admin.restore(from: backup, replacing: true)
        try await program.store(.testing("newer"), for: fixture.ada)
        #expect(try await admin.credential(for: fixture.ada) == .testing("newer"))
        #expect(try await admin.keyStatus().map(\.rowCount) == [1, 1])
    }
}
#endif
