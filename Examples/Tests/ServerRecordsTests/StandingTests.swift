import Foundation
import GRDB
import ServerUsers
import SystemPackage
import Testing
import TimeTrackingTesting

@testable import ServerRecords

@Suite("Server records: standings", .timeLimit(.minutes(2)))
struct StandingTests {
    /// The server and the program of an operator, as two processes have them.
    private func withBoth(
        _ body: (RecordsFolder, _ server: ServerDatabase, _ tool: ServerDatabase) async throws -> Void
    ) async throws {
        let folder = try await RecordsFolder()
        try await body(folder, folder.open(), folder.open())
    }

    @Test func holdInTheOtherProcessAtOnce() async throws {
        try await withBoth { folder, server, tool in
            let (ada, eve) = (try ServerUser.named("ada"), try ServerUser.named("eve"))
            #expect(try server.standing(of: ada) == UserStanding())
            try await tool.disable(ada)
            #expect(try server.standing(of: ada) == UserStanding(isDisabled: true, sessionsGoodSince: folder.now))
            #expect(try server.standing(of: eve) == UserStanding())
            folder.wait(10)
            try await server.enable(ada)
            #expect(try tool.standing(of: ada) == UserStanding(sessionsGoodSince: folder.now - 10))
            try await tool.endSessions(of: ada)
            #expect(try server.standing(of: ada).sessionsGoodSince == folder.now)
            try await server.setDisconnected(true, from: .clockify, of: eve)
            #expect(try tool.standing(of: eve) == UserStanding(disconnected: [.clockify]))
            try await tool.setDisconnected(false, from: .clockify, of: eve)
            #expect(try server.standing(of: eve) == UserStanding())
            try await tool.endSession(id: "s", expiresAt: folder.now + 60)
            #expect(try server.isEnded("s"))
            #expect(try !server.isEnded("t"))
        }
    }

    @Test func neverLagBehindWhatWasAcknowledged() async throws {
        try await withBoth { _, server, tool in
            let ada = try ServerUser.named("ada")
            let stop = ManualFlag()
            // Others who read at the same time must not keep what they read for newer than it is.
            async let readers: Void = withTaskGroup(of: Void.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        while !stop.isSet {
                            _ = try? server.standing(of: ada)
                            await Task.yield()
                        }
                    }
                }
            }
            for round in 0..<100 {
                try await tool.setDisconnected(round % 2 == 0, from: .clockwork, of: ada)
                #expect(try server.standing(of: ada).disconnected.isEmpty == (round % 2 == 1))
            }
            stop.set()
            await readers
        }
    }

    @Test func areNotBelievedWithoutTheFileOfChanges() async throws {
        try await withBoth { folder, server, tool in
            let ada = try ServerUser.named("ada")
            _ = try server.standing(of: ada)
            try FileManager.default.removeItem(atPath: folder.counter.string)
            let error = #expect(throws: ServerRecordsError.self) { try server.standing(of: ada) }
            #expect(error?.code == .replaced)
            #expect(throws: ServerRecordsError.self) { try server.isEnded("s") }
            #expect(throws: ServerRecordsError.self) { try server.changeCount }
            // The next change makes it again, and so does the next beat.
            try await tool.disable(ada)
            #expect(try server.standing(of: ada).isDisabled)
            try FileManager.default.removeItem(atPath: folder.counter.string)
            try await server.repairCounter()
            #expect(try server.standing(of: ada).isDisabled)
            #expect(try folder.mode("server.changes") == 0o600)
            try folder.setMode(0o666, "server.changes")
            #expect(throws: ServerRecordsError.self) { try server.standing(of: ada) }
        }
    }

    @Test func areReadAgainWhenTheFileOfChangesIsExchanged() async throws {
        try await withBoth { folder, server, tool in
            let ada = try ServerUser.named("ada")
            let former = try folder.bytes("server.changes")
            _ = try server.standing(of: ada)
            try await tool.disable(ada)
            // A copy of the former one, by which the server would be right.
            try FileManager.default.removeItem(atPath: folder.counter.string)
            try former.write(to: URL(filePath: folder.counter.string))
            try folder.setMode(0o600, "server.changes")
            #expect(try server.standing(of: ada).isDisabled)
            try await tool.enable(ada)
            #expect(try !server.standing(of: ada).isDisabled)
        }
    }

    @Test func holdWhenAProcessIsKilledBetweenTheCountAndTheCommit() async throws {
        try await withBoth { _, server, tool in
            let ada = try ServerUser.named("ada")
            let count = try server.changeCount
            try tool.counter.publish(count + 1)
            #expect(try server.standing(of: ada) == UserStanding())
            // Whoever saw that count must not take the next one for the same.
            try await tool.disable(ada)
            #expect(try server.changeCount == count + 2)
            #expect(try server.standing(of: ada).isDisabled)
            try tool.counter.publish(count + 7)
            try await server.repairCounter()
            #expect(try tool.changeCount == count + 8)
            try await server.repairCounter()
            #expect(try tool.changeCount == count + 8)
            try tool.counter.publish(.max)
            try await tool.enable(ada)
            #expect(try server.changeCount == count + 9)
            #expect(try !server.standing(of: ada).isDisabled)
        }
    }

    @Test func areAsBeforeWhenAChangeFails() async throws {
        try await withBoth { _, server, tool in
            let ada = try ServerUser.named("ada")
            await #expect(throws: CocoaError.self) {
                try await tool.change { database, _ in
                    let person = try Person.findOrMake(ada, database)
                    try database.execute(
                        sql: "INSERT INTO standing (person, is_disabled) VALUES (?, 1)",
                        arguments: [person]
                    )
                    throw CocoaError(.featureUnsupported)
                }
            }
            #expect(try server.standing(of: ada) == UserStanding())
            try await tool.disable(ada)
            #expect(try server.standing(of: ada).isDisabled)
        }
    }

    @Test func areTheSameHoweverTheyWereRead() async throws {
        try await withBoth { folder, server, tool in
            let users = try (0..<12).map { try ServerUser.named("user \($0)") }
            var numbers = SystemRandomNumberGenerator()
            for _ in 0..<120 {
                let user = try #require(users.randomElement(using: &numbers))
                switch Int.random(in: 0..<6, using: &numbers) {
                case 0: try await tool.disable(user)
                case 1: try await tool.enable(user)
                case 2: _ = try await tool.forget(user)
                case 3: try await server.endSessions(of: user)
                case 4: try await server.setDisconnected(true, from: .clockwork, of: user)
                default: try await tool.setDisconnected(false, from: .clockwork, of: user)
                }
                folder.wait(1)
                if Bool.random(using: &numbers) { _ = try server.standing(of: user) }
            }
            let fresh = try await folder.open()
            for user in users { #expect(try server.standing(of: user) == fresh.standing(of: user)) }
            for user in users { #expect(try tool.standing(of: user) == fresh.standing(of: user)) }
        }
    }

    @Test func countEveryChange() async throws {
        try await withBoth { _, server, tool in
            let count = try server.changeCount
            try await tool.announceChange()
            #expect(try server.changeCount == count + 1)
            try await server.setDisconnected(false, from: .clockify, of: .named("ada"))
            #expect(try tool.changeCount == count + 1)
        }
    }

    @Test func areAnErrorWhenTheRecordsAreExchangedWhileTheServerRuns() async throws {
        try await withBoth { folder, server, _ in
            try await server.check()
            try FileManager.default.moveItem(atPath: folder.database.string, toPath: folder.database.string + ".old")
            await #expect(throws: ServerRecordsError.self) { try await server.check() }
        }
    }

    @Test func keepSubjectsApartThatSwiftMerges() async throws {
        try await withBoth { _, server, tool in
            try await tool.disable(.named("Jos\u{E9}"))
            #expect(try !server.standing(of: .named("Jose\u{301}")).isDisabled)
            #expect(try server.standing(of: .named("Jos\u{E9}")).isDisabled)
        }
    }
}
