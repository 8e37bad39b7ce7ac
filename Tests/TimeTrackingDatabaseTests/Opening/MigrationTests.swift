#if EncryptedDatabase
import GRDB
import SystemPackage
import Testing
import TimeTrackingKit
import TimeTrackingSealing
import TimeTrackingTesting

@testable import TimeTrackingDatabase

@Suite("A database of an older version")
struct MigrationTests {
    private let fixture: DatabaseFixture
    private let later = CredentialSchema(
        migrations: CredentialSchema.current.migrations + [
            SchemaMigration("later") { try $0.execute(sql: "ALTER TABLE credential ADD COLUMN note TEXT") }
        ]
    )

    init() throws {
        fixture = try DatabaseFixture()
    }

    @Test("Is migrated once, after a backup was taken")
    func migration() async throws {
        try await fixture.fill()
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    let store = fixture.store(.keys(fixture.keys), schema: later)
                    let credential = try await store.credential(for: fixture.ada)
                    #expect(credential == .testing("ada's"))
                }
            }
            try await group.waitForAll()
        }
        let backups = try fixture.directory.names().filter { $0.contains(".before-") }
        #expect(backups == [fixture.name + ".before-version-later"])
        let backup = fixture.directory.path.appending(backups[0])
        #expect(try mode(of: backup) == 0o600)
        // The version before reads its own backup, and refuses the new file.
        let old = fixture.store(at: backup)
        #expect(try await old.credential(for: fixture.grace) == .testing("grace's"))
        try await expectFailure(.unsupported) { try await fixture.store().open() }
    }

    @Test("Is not written to any more by a program of that version which has it open")
    func superseded() async throws {
        try await fixture.fill()
        let old = fixture.store()
        try await old.store(.testing("in time"), for: fixture.ada)
        try await fixture.store(.keys(fixture.keys), schema: later).open()
        let error = try await expectFailure(.unsupported) { try await old.store(.testing("n"), for: fixture.ada) }
        #expect(error.applied == .no)
        try await expectFailure(.unsupported) { _ = try await old.removeCredential(for: fixture.ada) }
        #expect(try await old.credential(for: fixture.ada) == .testing("in time"))
    }

    @Test("Is as it was after a step that fails, and keeps no backup of it")
    func failingStep() async throws {
        try await fixture.fill()
        let failing = CredentialSchema(
            migrations: CredentialSchema.current.migrations + [
                SchemaMigration("failing") { try $0.execute(sql: "CREATE TABLE half (a); SELECT * FROM nowhere") }
            ]
        )
        for _ in 0..<3 {
            let store = fixture.store(.keys(fixture.keys), schema: failing)
            try await expectFailure(.failed) { try await store.open() }
        }
        #expect(try fixture.directory.names().allSatisfy { !$0.contains(".before-") })
        #expect(try await fixture.store().credential(for: fixture.ada) == .testing("ada's"))
    }

    @Test("Is left as it is when no key of it is at hand")
    func wrongKey() async throws {
        try await fixture.fill()
        let before = try fixture.directory.bytes(of: fixture.name)
        let store = fixture.store(.keys(EncryptionKeys(current: .random())), schema: later)
        try await expectFailure(reason: .wrongKey) { try await store.open() }
        try await expectFailure(reason: .wrongKey) { _ = try await store.keys(service: nil, after: nil, limit: 1) }
        #expect(try fixture.directory.bytes(of: fixture.name) == before)
        #expect(try fixture.directory.names().allSatisfy { !$0.contains(".before-") })
    }

    @Test("Comes back from a backup of the version before")
    func restoration() async throws {
        try await fixture.fill()
        let backup = fixture.directory.path.appending("backup")
        _ = try await fixture.store().backUp(to: backup)
        let store = fixture.store(.keys(fixture.keys), schema: later)
        try await store.store(.testing("later"), for: fixture.ada)
        _ = try await store.restore(from: backup, replacing: true)
        #expect(try await store.credential(for: fixture.ada) == .testing("ada's"))
        let columns = try fixture.raw { try $0.columns(in: "credential").map(\.name) }
        #expect(columns.contains("note"))
    }
}
#endif
