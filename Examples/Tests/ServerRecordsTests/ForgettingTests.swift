import ClockworkAPI
import Foundation
import ServerUsers
import SystemPackage
import Testing

@testable import ServerRecords

@Suite("Server records: forgetting", .timeLimit(.minutes(2)))
struct ForgettingTests {
    /// The files that have a text in them.
    private func files(with text: String, _ folder: RecordsFolder) throws -> [String] {
        try folder.names().filter { try folder.bytes($0).range(of: Data(text.utf8)) != nil }
    }

    @Test func erasesTheNameFromTheFiles() async throws {
        let folder = try await RecordsFolder()
        let (server, tool) = (try await folder.open(), try await folder.open())
        // So many that the pages of the table and of its index are split, and names stand in several places.
        let users = try (0..<600).map { try ServerUser.named("subject-\($0)-of-a-long-name-that-fills-the-pages") }
        for user in users.shuffled() { server.note(AuditEvent(folder.now, user, id: "r")) }
        try await server.flush()
        for number in stride(from: 0, to: 600, by: 37) {
            let user = users[number]
            try await tool.disable(user)
            try await server.timerStarted(Clockwork.IssueKey(rawValue: "ABC-1"), of: user, at: folder.now)
            try await server.setDisconnected(true, from: .clockify, of: user)
            #expect(try !files(with: user.subject, folder).isEmpty)
            let forgotten = try await tool.forget(user)
            #expect(forgotten.wasKnown && forgotten.hadStanding && forgotten.isLogErased)
            #expect(forgotten.anonymousEvents == 2 && forgotten.timers == 1)
            #expect(try files(with: user.subject, folder).isEmpty)
            _ = try server.standing(of: user)
        }
        #expect(try !files(with: users[1].subject, folder).isEmpty)
    }

    @Test func keepsTheEventsWithoutTheName() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        let (ada, eve) = (try ServerUser.named("ada"), try ServerUser.named("eve"))
        try await records.record(AuditEvent(folder.now, ada, id: "1"))
        try await records.record(AuditEvent(folder.now, eve, id: "2"))
        _ = try await records.forget(ada)
        let events = try await records.events()
        #expect(events.map(\.requestID) == ["1", "2", nil])
        #expect(events.map(\.subject) == [nil, "eve", nil])
        #expect(events.map(\.isForgotten) == [true, false, true])
        #expect(events.last?.action == "forget")
        #expect(try await records.events(AuditQuery(user: ada)).isEmpty)
        #expect(try await records.users(limit: 10).map(\.user) == [eve])
    }

    @Test func namesNobodyWhoseEventsWereStillWaiting() async throws {
        let folder = try await RecordsFolder()
        let (server, tool) = (try await folder.open(), try await folder.open())
        let ada = try ServerUser.named("ada-who-waits")
        server.note(AuditEvent(folder.now, ada, id: "1"))
        tool.note(AuditEvent(folder.now, ada, id: "2"))
        folder.wait(0.5)
        _ = try await tool.forget(ada)
        try await server.flush()
        #expect(try await server.events().map(\.subject) == [nil, nil, nil])
        #expect(try files(with: ada.subject, folder).isEmpty)
    }

    @Test func letsNobodyBackInByForgetting() async throws {
        let folder = try await RecordsFolder()
        let (server, tool) = (try await folder.open(), try await folder.open())
        let leaver = try ServerUser.named("leaver")
        try await server.setDisconnected(true, from: .clockwork, of: leaver)
        try await tool.disable(leaver)
        _ = try await tool.forget(leaver)
        _ = try await tool.forget(leaver)
        #expect(try server.standing(of: leaver).isDisabled)
        #expect(try server.standing(of: leaver).disconnected == [.clockwork])
        let fresh = try await folder.open()
        #expect(try fresh.standing(of: leaver).isDisabled)
        try await server.setDisconnected(false, from: .clockwork, of: leaver)
        #expect(try tool.standing(of: leaver).disconnected.isEmpty)
        try await tool.enable(leaver)
        #expect(try !server.standing(of: leaver).isDisabled)
        #expect(try await !folder.open().standing(of: leaver).isDisabled)
    }

    @Test func refusesSessionsOfTheTimeBefore() async throws {
        let folder = try await RecordsFolder()
        let (server, tool) = (try await folder.open(), try await folder.open())
        let ada = try ServerUser.named("ada")
        try await server.setDisconnected(true, from: .clockify, of: ada)
        _ = try await tool.forget(ada)
        #expect(
            try server.standing(of: ada)
                == UserStanding(disconnected: [.clockify], sessionsGoodSince: folder.now)
        )
        #expect(try server.standing(of: .named("eve")) == UserStanding())
        folder.wait(60)
        // Somebody who comes back is a new person.
        try await server.record(AuditEvent(folder.now, ada, id: "new"))
        #expect(try await server.events(AuditQuery(user: ada)).map(\.requestID) == ["new"])
        #expect(try await server.runningTimers(of: ada).isEmpty)
    }

    @Test func isDoneAgainAfterARestore() async throws {
        let folder = try await RecordsFolder()
        let (ada, eve, bob) = (try ServerUser.named("ada"), try ServerUser.named("eve"), try ServerUser.named("bob"))
        try await folder.fill { records in
            _ = try await records.forget(ada)
            _ = try await records.forget(bob)
        }
        let (before, after) = (folder.now - 3_600, folder.now + 3_600)
        let records = try await folder.open()
        let keys: [(ServerUser, Date?)] = [(ada, before), (eve, before), (bob, after), (bob, nil), (eve, nil)]
        #expect(try await records.replayForgotten(over: keys) == [ada, bob])
        #expect(try await records.isForgotten(ada, asOf: before))
        #expect(try await !records.isForgotten(ada, asOf: after))
        #expect(try await !records.isForgotten(eve, asOf: before))
    }

    @Test func saysWhichCopiesMayHaveTheName() async throws {
        let folder = try await RecordsFolder()
        let records = try await folder.open()
        try await records.backUp(to: folder.path.appending("server.sqlite.before-version-1"))
        let forgotten = try await records.forget(.named("nobody"))
        #expect(!forgotten.wasKnown && forgotten.anonymousEvents == 0 && !forgotten.hadStanding)
        #expect(forgotten.keptCopies == ["server.sqlite.before-version-1"])
    }
}
