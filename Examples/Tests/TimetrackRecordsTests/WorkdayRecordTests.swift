import Foundation
import SystemPackage
import Testing
import TimetrackKeys

@testable import TimetrackRecords

@Suite("Workdays in the journal", .timeLimit(.minutes(1)))
struct WorkdayRecordTests {
    private static let ada = EntryScope(origin: "https://api.clockify.me", workspace: "w", user: "ada")

    private static func with(_ body: (Journal) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(Journal(at: Journal.path(in: FilePath(folder))))
    }

    private static func entry(_ start: Double, _ end: Double) -> PlannedEntry {
        PlannedEntry(
            start: Date(timeIntervalSince1970: start),
            end: Date(timeIntervalSince1970: end),
            description: "website",
            projectID: "p"
        )
    }

    @Test func keepsADayAsItWasBegun() async throws {
        try await Self.with { journal in
            let entries = [Self.entry(0, 10), Self.entry(10, 20)]
            let begun = try await journal.beginWorkday(
                "2026-11-20",
                entries,
                localProjects: [["/a", "/b"], ["/c"]],
                in: Self.ada
            )
            #expect(begun.intents.map(\.entry) == entries)
            #expect(begun.localProjects == [["/a", "/b"], ["/c"]])
            let first = try #require(begun.intents.first)
            try await journal.markSending(first.id, known: [], at: Date(timeIntervalSince1970: 1))
            let other = [Self.entry(0, 20)]
            let again = try await journal.beginWorkday("2026-11-20", other, localProjects: [["/x"]], in: Self.ada)
            #expect(again.intents.map(\.entry) == entries)
            #expect(again.localProjects == begun.localProjects)
        }
    }

    @Test func plansADayAnewOfWhichNothingWasSent() async throws {
        try await Self.with { journal in
            let first = [Self.entry(0, 10), Self.entry(10, 20)]
            _ = try await journal.beginWorkday("2026-11-20", first, localProjects: [["/a"], ["/b"]], in: Self.ada)
            let other = [Self.entry(0, 20)]
            let again = try await journal.beginWorkday("2026-11-20", other, localProjects: [["/x"]], in: Self.ada)
            #expect(again.intents.map(\.entry) == other)
            #expect(again.localProjects == [["/x"]])
        }
    }

    @Test func completesADayOnceEveryEntryIsAccepted() async throws {
        try await Self.with { journal in
            let now = Date(timeIntervalSince1970: 5)
            let day = "2026-11-20"
            let entries = [Self.entry(0, 10), Self.entry(10, 20)]
            let begun = try await journal.beginWorkday(day, entries, localProjects: [["/a"], ["/b"]], in: Self.ada)
            try await journal.markAccepted(begun.intents[0].id, as: "1", at: now)
            #expect(try await !journal.completeWorkday(day, in: Self.ada, at: now).isComplete)
            try await journal.markAccepted(begun.intents[1].id, as: "2", at: now)
            #expect(try await journal.completeWorkday(day, in: Self.ada, at: now).isComplete)
            #expect(try await journal.workdays(in: Self.ada).map(\.isComplete) == [true])
        }
    }

    @Test func changesOnlyWhatWasNotSent() async throws {
        try await Self.with { journal in
            let begun = try await journal.beginWorkday(
                "2026-11-20",
                [Self.entry(0, 10)],
                localProjects: [["/a"]],
                in: Self.ada
            )
            let intent = try #require(begun.intents.first)
            try await journal.markRefused(intent.id, because: "locked", at: Date(timeIntervalSince1970: 1))
            try await journal.amend(intent.id, to: Self.entry(0, 9))
            let amended = try await journal.intent(intent.id)
            #expect(amended.entry == Self.entry(0, 9) && amended.state == .planned)
            try await journal.markSending(intent.id, known: [], at: Date(timeIntervalSince1970: 1))
            await #expect(throws: Failure.self) { try await journal.amend(intent.id, to: Self.entry(0, 8)) }
        }
    }

    @Test func keepsAccountsApart() async throws {
        try await Self.with { journal in
            var grace = Self.ada
            grace.user = "grace"
            _ = try await journal.beginWorkday("2026-11-20", [Self.entry(0, 10)], localProjects: [["/a"]], in: Self.ada)
            #expect(try await journal.workdays(in: grace).isEmpty)
            await #expect(throws: Failure.self) { try await journal.workday("2026-11-20", in: grace) }
        }
    }
}
