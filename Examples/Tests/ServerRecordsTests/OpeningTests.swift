import Foundation
import GRDB
import ServerUsers
import SystemPackage
import Testing

@testable import ServerRecords

@Suite("Server records: opening", .timeLimit(.minutes(2)))
struct OpeningTests {
    @Test func makesFilesForTheServersUserAlone() async throws {
        let folder = try await RecordsFolder()
        let former = umask(0)
        defer { umask(former) }
        let records = try await folder.open()
        try await records.disable(.named("ada"))
        let names = ["server.changes", "server.sqlite", "server.sqlite-shm", "server.sqlite-wal", "server.sqlite.lock"]
        #expect(try folder.names() == names)
        for name in names { #expect(try folder.mode(name) == 0o600, "\(name)") }
        #expect(try folder.mode("") == 0o700)
    }

    @Test func letsManyOpenNewRecordsAtOnce() async throws {
        let folder = try await RecordsFolder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask { try await folder.open().disable(.named("user \(number)")) }
            }
            try await group.waitForAll()
        }
        let records = try await folder.open()
        for number in 0..<8 { #expect(try records.standing(of: .named("user \(number)")).isDisabled) }
    }

    @Test(arguments: ["server.sqlite", "server.sqlite-wal", "server.sqlite.lock", ""])
    func refusesWhatOthersMayUse(_ name: String) async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        try folder.setMode(name.isEmpty ? 0o750 : 0o640, name)
        try await folder.expectRefusal(.insecurePermissions)
        withExtendedLifetime(records) {}
    }

    @Test func refusesADirectoryToWhichOthersLeadTheWay() async throws {
        let folder = try await RecordsFolder()
        let open = folder.path.appending("open")
        let data = open.appending("data")
        try FileManager.default.createDirectory(atPath: data.string, withIntermediateDirectories: true)
        try folder.setMode(0o777, "open")
        try folder.setMode(0o700, "open/data")
        let key = folder.keys.fingerprintKey
        let error = await #expect(throws: ServerRecordsError.self) {
            try await ServerDatabase.open(in: data, fingerprintKey: key) { Date() }
        }
        #expect(error?.code == .insecurePermissions)
    }

    @Test func refusesALink() async throws {
        let (folder, other) = (try await RecordsFolder(), try await RecordsFolder())
        try await folder.fill()
        try await other.fill()
        try FileManager.default.removeItem(atPath: folder.database.string)
        try FileManager.default.createSymbolicLink(
            atPath: folder.database.string,
            withDestinationPath: other.database.string
        )
        try await folder.expectRefusal(.corrupted)
    }

    @Test func leavesNewerRecordsAsTheyAre() async throws {
        let folder = try await RecordsFolder()
        try await folder.fill()
        try await folder.foreignConnection().write { try $0.execute(sql: "PRAGMA user_version = 99") }
        try await folder.expectRefusal(.newerVersion)
        await #expect(throws: ServerRecordsError.self) { try await ServerDatabase.plannedMigrations(in: folder.path) }
    }

    @Test(arguments: ["empty", "shortened", "other", "overwritten", "foreign"])
    func doesNotBeginAnewWhereRecordsAreBroken(_ damage: String) async throws {
        let folder = try await RecordsFolder()
        try await folder.fill { try await $0.disable(.named("ada")) }
        var bytes = try folder.bytes("server.sqlite")
        switch damage {
        case "empty": bytes = Data()
        case "shortened": bytes.removeLast(1_000)
        case "other": bytes = Data(repeating: UInt8(ascii: "x"), count: bytes.count)
        case "overwritten": bytes.replaceSubrange(4_096..., with: Data(repeating: 0xFF, count: bytes.count - 4_096))
        default:
            try FileManager.default.removeItem(atPath: folder.database.string)
            try await folder.foreignConnection().write { try $0.execute(sql: "CREATE TABLE other (id INTEGER)") }
            bytes = try folder.bytes("server.sqlite")
        }
        try bytes.write(to: URL(filePath: folder.database.string))
        try folder.setMode(0o600, "server.sqlite")
        try await folder.expectRefusal(.corrupted)
    }

    @Test func doesNotBeginAnewWhereRecordsWereLost() async throws {
        let folder = try await RecordsFolder()
        try await folder.fill()
        try FileManager.default.removeItem(atPath: folder.database.string)
        try await folder.expectRefusal(.corrupted)
        // What the message advises works.
        try FileManager.default.removeItem(atPath: folder.counter.string)
        try await folder.fill()
    }

    @Test func refusesTheKeyOfOtherCredentials() async throws {
        let (folder, other) = (try await RecordsFolder(), try await RecordsFolder())
        try await folder.fill { try await $0.disable(.named("ada")) }
        let error = await #expect(throws: ServerRecordsError.self) { try await folder.open(keys: other.keys) }
        #expect(error?.code == .otherKey)
        let records = try await folder.open(keys: other.keys, .accepted)
        #expect(try records.standing(of: .named("ada")).isDisabled)
        _ = try await folder.open(keys: other.keys)
    }

    @Test func keepsWhatWasRecordedWhenTheProcessIsKilled() async throws {
        let (folder, copy) = (try await RecordsFolder(), try await RecordsFolder())
        let records = try await folder.open()
        try await records.record(AuditEvent(folder.now, .named("ada"), id: "1"))
        try await records.disable(.named("eve"))
        // What the kernel has of a process that is gone: its files, with nothing closed.
        try FileManager.default.copyItem(atPath: folder.path.string, toPath: copy.path.string)
        let after = try await ServerDatabase.open(in: copy.path, fingerprintKey: folder.keys.fingerprintKey) { Date() }
        #expect(try after.standing(of: .named("eve")).isDisabled)
        #expect(try await after.events().map(\.requestID) == ["1", nil])
        withExtendedLifetime(records) {}
    }

    @Test func saysThatItWasClosed() async throws {
        let records = try await RecordsFolder().open()
        try await records.close()
        #expect(throws: ServerRecordsError.self) { try records.standing(of: .named("ada")) }
        await #expect(throws: ServerRecordsError.self) { try await records.disable(.named("ada")) }
        await #expect(throws: ServerRecordsError.self) { try await records.check() }
        await #expect(throws: ServerRecordsError.self) { try await records.users(limit: 1) }
        for _ in 0..<AuditBuffer.batch { records.note(AuditEvent(time: Date(), user: nil, action: .read)) }
        await #expect(throws: ServerRecordsError.self) { try await records.flush() }
    }
}
