import Foundation
import SystemPackage
import Testing
import TimeTrackingKit
import TimetrackRecords

@Suite("Journal: changes", .timeLimit(.minutes(5)))
struct ChangeJournalTests {
    private let scope = EntryScope(origin: "https://api.clockify.me", workspace: "w", user: "u")
    private let now = Date(timeIntervalSince1970: 1_795_346_100.5)

    private var entry: PlannedEntry {
        PlannedEntry(
            start: Date(timeIntervalSince1970: 1_795_346_100),
            end: nil,
            description: "Note G",
            customFields: [EntryCustomField(id: "f", value: .array([.string("a")]), source: "WORKSPACE")]
        )
    }

    private func withJournal(_ body: (Journal) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(Journal(at: FilePath(folder).appending("journal.sqlite")))
    }

    @Test func keepsAllThatAnEntryWas() async throws {
        try await withJournal { journal in
            let step = ChangeStep(.delete, before: EntrySnapshot(id: "e1", entry), after: nil)
            let begun = try await journal.begin(.delete, "Note G", [step], in: scope, at: now)
            let read = try #require(try await journal.lastChange(in: scope))
            #expect(read == begun)
            #expect(read.steps == [step])
            #expect(read.date == Date(timeIntervalSince1970: 1_795_346_100))
        }
    }

    @Test func findsTheLastChangeOfWhichSomethingMayStand() async throws {
        try await withJournal { journal in
            let step = ChangeStep(.create, before: nil, after: EntrySnapshot(id: nil, entry))
            let first = try await journal.begin(.start, "first", [step], in: scope, at: now)
            var second = try await journal.begin(.add, "second", [step, step], in: scope, at: now)
            second.steps[0].state = .missed
            try await journal.update(second, at: 0)
            #expect(try await journal.lastChange(in: scope)?.id == second.id)
            second.steps[1].state = .undone
            try await journal.update(second, at: 1)
            #expect(try await journal.lastChange(in: scope)?.id == first.id)
            #expect(try await journal.changes(in: scope, limit: 20).map(\.summary) == ["second", "first"])
            #expect(try await journal.changes(in: scope, limit: 1).map(\.isOver) == [true])
        }
    }

    @Test func keepsScopesApart() async throws {
        try await withJournal { journal in
            let step = ChangeStep(.create, before: nil, after: EntrySnapshot(id: nil, entry))
            _ = try await journal.begin(.start, "first", [step], in: scope, at: now)
            for other in [
                EntryScope(origin: "https://euc1.clockify.me", workspace: "w", user: "u"),
                EntryScope(origin: scope.origin, workspace: "x", user: "u"),
                EntryScope(origin: scope.origin, workspace: "w", user: "v"),
            ] {
                #expect(try await journal.lastChange(in: other) == nil)
            }
        }
    }

    @Test func forgetsAllButTheLast200() async throws {
        try await withJournal { journal in
            let step = ChangeStep(.create, before: nil, after: EntrySnapshot(id: nil, entry))
            for number in 1...203 {
                _ = try await journal.begin(.start, "\(number)", [step], in: scope, at: now)
            }
            let kept = try await journal.changes(in: scope, limit: 1_000)
            #expect(kept.count == 200)
            #expect(kept.last?.summary == "4")
        }
    }
}
