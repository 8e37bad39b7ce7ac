import Foundation
import GRDB
import ServerUsers
import SystemPackage
import Testing

@testable import ServerRecords

@Suite("Server records: migrations", .timeLimit(.minutes(2)))
struct MigrationTests {
    private static func next(_ statement: String) -> Schema {
        Schema(
            steps: Schema.current.steps + [
                Schema.Step(summary: "add colours") { database in try database.execute(sql: statement) }
            ]
        )
    }

    private let next = next("CREATE TABLE colour (name TEXT)")

    @Test func areSaidAndNotMade() async throws {
        let folder = try await RecordsFolder()
        #expect(try await ServerDatabase.plannedMigrations(in: folder.path).map(\.version) == [1])
        #expect(!FileManager.default.fileExists(atPath: folder.path.string))
        try await folder.fill()
        let (before, names) = (try folder.bytes("server.sqlite"), try folder.names())
        #expect(try await ServerDatabase.plannedMigrations(in: folder.path).isEmpty)
        let planned = try await ServerDatabase.plannedMigrations(in: folder.path, schema: next)
        #expect(planned == [PlannedMigration(version: 2, summary: "add colours")])
        #expect(try folder.bytes("server.sqlite") == before)
        #expect(try folder.names().filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") } == names)
    }

    @Test func keepACopyOfWhatWasThere() async throws {
        let folder = try await RecordsFolder()
        try await folder.fill { try await $0.disable(.named("ada")) }
        let records = try await folder.open(next)
        #expect(try records.standing(of: .named("ada")).isDisabled)
        let name = "server.sqlite.before-version-2"
        #expect(try folder.mode(name) == 0o600)
        let copy = try DatabaseQueue(path: folder.path.appending(name).string)
        let (version, people) = try await copy.read { database in
            (try Schema.version(of: database), try Int.fetchOne(database, sql: "SELECT count(*) FROM person"))
        }
        #expect(version == 1 && people == 1)
        // Those that are there are of this version now.
        _ = try await folder.open(next)
        #expect(try folder.names().filter { $0.contains("before") } == [name])
        try await folder.expectRefusal(.newerVersion)
    }

    @Test func endTheWorkOfAnOlderProgram() async throws {
        let folder = try await RecordsFolder()
        let older = try await folder.open()
        try await folder.open(next).disable(.named("ada"))
        let event = AuditEvent(folder.now, nil, id: "1")
        for code in [
            #expect(throws: ServerRecordsError.self) { try older.standing(of: .named("ada")) }?.code,
            await #expect(throws: ServerRecordsError.self) { try await older.record(event) }?.code,
            await #expect(throws: ServerRecordsError.self) { try await older.enable(.named("ada")) }?.code,
        ] { #expect(code == .newerVersion) }
    }

    @Test func areTakenBackWhenAStepFails() async throws {
        let folder = try await RecordsFolder()
        try await folder.fill { try await $0.disable(.named("ada")) }
        let broken = Self.next("CREATE TABLE colour (name TEXT); INSERT INTO nowhere VALUES (1)")
        await #expect(throws: ServerRecordsError.self) { try await folder.open(broken) }
        let records = try await folder.open()
        #expect(try records.standing(of: .named("ada")).isDisabled)
        #expect(try await ServerDatabase.plannedMigrations(in: folder.path, schema: next).map(\.version) == [2])
    }
}
