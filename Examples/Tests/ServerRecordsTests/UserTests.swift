import ClockworkAPI
import Foundation
import GRDB
import ServerUsers
import SystemPackage
import Testing

@testable import ServerRecords

@Suite("Server records: users, sessions, timers, copies", .timeLimit(.minutes(2)))
struct UserTests {
    @Test func areListedInOrderAndPages() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        for name in ["c", "a", "b"] { try await records.record(AuditEvent(folder.now, .named(name), id: name)) }
        try await records.disable(ServerUser(issuer: "local", subject: "a"))
        let first = try await records.users(limit: 2)
        #expect(first.map(\.user.subject) == ["a", "b"])
        #expect(first.allSatisfy { $0.lastEvent == folder.now && !$0.standing.isDisabled })
        let rest = try await records.users(after: first.last?.user, limit: 10)
        #expect(rest.map(\.user.description) == ["https://sign-in.example c", "local a"])
        #expect(rest.map(\.standing.isDisabled) == [false, true])
    }

    @Test func leaveTracesOfWhatOperatorsDo() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        let ada = try ServerUser.named("ada")
        try await records.disable(ada)
        try await records.enable(ada)
        try await records.endSessions(of: ada)
        _ = try await records.export(ada)
        #expect(
            try await records.events(AuditQuery(user: ada)).map(\.action) == [
                "disable", "enable", "sign-out", "export",
            ]
        )
    }

    @Test func areExportedWithEverythingAndNobodyElse() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        let (ada, bob) = (try ServerUser.named("ada"), try ServerUser.named("bob"))
        records.note(AuditEvent(folder.now, ada, id: "1"))
        records.note(AuditEvent(folder.now, bob, id: "2"))
        try await records.setDisconnected(true, from: .clockwork, of: ada)
        try await records.disable(ada)
        try await records.timerStarted(Clockwork.IssueKey(rawValue: "ABC-1"), of: ada, at: folder.now, comment: "tests")
        let exported = try await records.export(ada)
        #expect(exported.issuer == ada.issuer && exported.subject == "ada" && exported.isDisabled)
        #expect(exported.disconnected == ["clockwork"] && exported.sessionsGoodSince == folder.now)
        #expect(exported.timers.map(\.issue.rawValue) == ["ABC-1"])
        #expect(exported.events.map(\.action) == ["read", "disable", "export"])
        let encoded = try JSONEncoder().encode(exported)
        #expect(try JSONDecoder().decode(ExportedRecords.self, from: encoded) == exported)
        #expect(encoded.range(of: Data("bob".utf8)) == nil)
    }

    @Test func haveSessionsThatStayEndedUntilTheyExpire() async throws {
        let folder = try await RecordsFolder()
        try await folder.fill { try await $0.endSession(id: "one", expiresAt: folder.now + 60) }
        let records = try await folder.open()
        #expect(try records.isEnded("one"))
        folder.wait(61)
        try await records.endSession(id: "two", expiresAt: folder.now + 60)
        #expect(try records.isEnded("two"))
        // The one that expired is not kept any longer.
        let kept = try await folder.foreignConnection()
            .read { database in try String.fetchAll(database, sql: "SELECT id FROM ended_session") }
        #expect(kept == ["two"])
        // Nor in memory, from which those that expired are removed now and then.
        for number in 0..<256 { try await records.endSession(id: "\(number)", expiresAt: folder.now + Double(number)) }
        folder.wait(128)
        for number in 256..<512 { try await records.endSession(id: "\(number)", expiresAt: folder.now + 60) }
        #expect(try records.isEnded("511") && records.isEnded("200") && !records.isEnded("100"))
    }

    @Test func haveTimersOfTheirOwn() async throws {
        let folder = try await RecordsFolder()
        let (ada, eve) = (try ServerUser.named("ada"), try ServerUser.named("eve"))
        let (one, two) = (Clockwork.IssueKey(rawValue: "ABC-1"), Clockwork.IssueKey(rawValue: "ABC-2"))
        try await folder.fill { records in
            try await records.timerStarted(one, of: ada, at: folder.now)
            try await records.timerStarted(one, of: eve, at: folder.now)
            try await records.timerStarted(two, of: ada, at: folder.now + 60, comment: "review")
            try await records.timerStopped(one, of: eve)
            try await records.timerStopped(two, of: eve)
        }
        let records = try await folder.open()
        let timers = try await records.runningTimers(of: ada)
        #expect(timers.map(\.issue) == [one, two])
        // The start of another one may have stopped it.
        #expect(timers.map(\.isConfirmed) == [false, true])
        #expect(timers.last?.comment == "review" && timers.last?.start == folder.now + 60)
        #expect(try await records.runningTimers(of: eve).isEmpty)
        for number in 0..<150 {
            try await records.timerStarted(Clockwork.IssueKey(rawValue: "N-\(number)"), of: eve, at: folder.now)
        }
        #expect(try await records.runningTimers(of: eve).count == ServerDatabase.mostTimers)
        #expect(try await records.runningTimers(of: eve).last?.issue.rawValue == "N-149")
    }

    @Test func areInCopiesThatAreWhole() async throws {
        let (folder, other) = (try await RecordsFolder(), try await RecordsFolder())
        let records = try await folder.open()
        records.note(AuditEvent(folder.now, try .named("ada"), id: "1"))
        try await records.disable(.named("eve"))
        let copy = folder.path.appending("copy.sqlite")
        // Somebody writes meanwhile.
        async let writing: Void = {
            for number in 0..<50 { try await records.record(AuditEvent(folder.now, nil, id: "\(number)")) }
        }()
        try await records.backUp(to: copy)
        try await writing
        #expect(try folder.mode("copy.sqlite") == 0o600)
        let before = try folder.bytes("copy.sqlite")
        let error = await #expect(throws: ServerRecordsError.self) { try await records.backUp(to: copy) }
        #expect(error?.code == .exists)
        #expect(try folder.bytes("copy.sqlite") == before)
        #expect(try folder.names().filter { $0.hasSuffix(".new") } == [])

        try FileManager.default.createDirectory(atPath: other.path.string, withIntermediateDirectories: true)
        try other.setMode(0o700, "")
        try FileManager.default.copyItem(atPath: copy.string, toPath: other.database.string)
        let restored = try await other.open(keys: folder.keys)
        #expect(try restored.standing(of: .named("eve")).isDisabled)
        #expect(try await restored.events(AuditQuery(user: .named("ada"))).count == 1)
    }
}
