import Foundation
import SystemPackage
import Testing
import TimetrackKeys

@testable import TimetrackRecords

@Suite("Journal: queueing")
struct QueueingTests {
    private static let nine = Date(timeIntervalSince1970: 1_796_000_400)
    private static let target = QueueTarget(origin: "https://api.clockify.me", account: "default", workspace: nil)
    private static let scope = EntryScope(origin: target.origin, workspace: "w", user: "u")

    /// What the code of a failure is, or nil when nothing failed.
    private func code(of work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? Failure)?.code
        }
    }

    @Test func endsTheQueuedTimerWhereTheNextOneBegins() async throws {
        try await TemporaryJournal.use { journal in
            let first = try await journal.queueStart(QueuedWork(description: "A"), at: Self.nine, for: Self.target)
            #expect(first.ended == nil)
            let second = try await journal.queueStart(
                QueuedWork(description: "B"),
                at: Self.nine + 600.9,
                for: Self.target
            )
            #expect(second.ended?.id == first.added?.id)
            let stop = try await journal.queueStop(at: Self.nine + 1_200, for: Self.target)
            #expect(stop.added == nil)
            let queue = try await journal.queue()
            #expect(queue.map(\.work.description) == ["A", "B"])
            #expect(queue.map(\.end) == [Self.nine + 600, Self.nine + 1_200])
        }
    }

    @Test func takesAStopForTheRunningTimerOfTheServiceWhenNoneIsQueued() async throws {
        try await TemporaryJournal.use { journal in
            let stop = try await journal.queueStop(at: Self.nine, for: Self.target)
            #expect(stop.added?.kind == .stop)
            // One may have been started online meanwhile.
            let again = try await journal.queueStop(at: Self.nine + 60, for: Self.target)
            #expect(again.added?.kind == .stop)
            #expect(try await journal.queue().count == 2)
        }
    }

    @Test func refusesAnEndBeforeTheStart() async throws {
        try await TemporaryJournal.use { journal in
            _ = try await journal.queueStart(QueuedWork(), at: Self.nine, for: Self.target)
            // The clock was set back by an hour.
            let back = Self.nine - 3_600
            #expect(await code { _ = try await journal.queueStop(at: back, for: Self.target) } == "end_before_start")
            #expect(
                await code { _ = try await journal.queueStart(QueuedWork(), at: back, for: Self.target) }
                    == "end_before_start"
            )
            #expect(
                await code {
                    _ = try await journal.queueEntry(QueuedWork(), from: Self.nine, to: back, for: Self.target)
                } == "end_before_start"
            )
            #expect(try await journal.queue().map(\.end) == [nil])
        }
    }

    @Test func leavesTimersOfOtherAccountsRunning() async throws {
        try await TemporaryJournal.use { journal in
            _ = try await journal.queueStart(QueuedWork(), at: Self.nine, for: Self.target)
            var other = Self.target
            other.account = "work"
            _ = try await journal.queueStart(QueuedWork(), at: Self.nine + 60, for: other)
            #expect(try await journal.queue().map(\.end) == [nil, nil])
        }
    }

    @Test func doesNotEndATimerThatTheServiceMayHave() async throws {
        try await TemporaryJournal.use { journal in
            let queued = try await journal.queueStart(QueuedWork(), at: Self.nine, for: Self.target)
            let item = try #require(queued.added)
            let entry = PlannedEntry(start: Self.nine, end: nil)
            let intent = try #require(try await journal.plan(item, as: entry, in: Self.scope))
            try await journal.markSending(intent.id, known: [], at: Self.nine)
            // It becomes the end of what runs in the service by the time it is pushed.
            let stop = try await journal.queueStop(at: Self.nine + 600, for: Self.target)
            #expect(stop.added?.kind == .stop && stop.ended == nil)
        }
    }

    @Test func takesBackWhatWasPlannedWithAnotherEnd() async throws {
        try await TemporaryJournal.use { journal in
            let queued = try await journal.queueStart(QueuedWork(), at: Self.nine, for: Self.target)
            let item = try #require(queued.added)
            let entry = PlannedEntry(start: Self.nine, end: nil)
            let intent = try #require(try await journal.plan(item, as: entry, in: Self.scope))
            _ = try await journal.queueStop(at: Self.nine + 600, for: Self.target)
            #expect(
                await code { try await journal.markSending(intent.id, known: [], at: Self.nine) }
                    == "changed_meanwhile"
            )
            #expect(try await journal.plan(item, as: entry, in: Self.scope) == nil)
        }
    }

    @Test func forgetsWhatWasDroppedButNotWhatWasAccepted() async throws {
        try await TemporaryJournal.use { journal in
            var items: [QueuedItem] = []
            for hour in 0..<2 {
                let start = Self.nine + Double(hour) * 3_600
                let queueing = try await journal.queueEntry(QueuedWork(), from: start, to: start, for: Self.target)
                items.append(try #require(queueing.added))
            }
            for item in items {
                let entry = PlannedEntry(start: item.start, end: item.end)
                _ = try #require(try await journal.plan(item, as: entry, in: Self.scope))
            }
            let accepted = try await journal.intents(for: items[1].purpose, in: Self.scope)[0]
            try await journal.markAccepted(accepted.id, as: "e1", at: Self.nine)
            for item in items { #expect(try await journal.removeQueued(item.id)) }
            #expect(try await journal.removeQueued(items[0].id) == false)
            #expect(try await journal.intents(for: items[0].purpose, in: Self.scope).isEmpty)
            #expect(try await journal.claimed(["e1", "e2"], in: Self.scope) == ["e1"])
        }
    }

    @Test func keepsAnAcceptedIntentForAsLongAsSomethingDependsOnIt() async throws {
        try await TemporaryJournal.use { journal in
            let entry = PlannedEntry(start: Self.nine, end: Self.nine)
            var intents: [EntryIntent] = []
            for purpose in [Journal.commandPurpose, "workday:1", Journal.commandPurpose] {
                intents.append(try await journal.planNext(entry, for: purpose, in: Self.scope))
            }
            for intent in intents[0...1] {
                try await journal.markAccepted(intent.id, as: "e\(intent.id)", at: Self.nine)
            }
            try await journal.markSending(intents[2].id, known: [], at: Self.nine)
            try await journal.prune(before: Self.nine + 1, in: Self.scope)
            #expect(try await journal.claimed(["e1", "e2"], in: Self.scope) == ["e1", "e2"])
            try await journal.forget(intents[2].id)
            try await journal.prune(before: Self.nine + 1, in: Self.scope)
            #expect(try await journal.claimed(["e1", "e2"], in: Self.scope) == ["e2"])
        }
    }
}

/// A journal of its own for each test.
enum TemporaryJournal {
    static func use(_ body: (Journal) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "timetrack-journal-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(Journal(at: FilePath(folder.path).appending("journal.sqlite")))
    }
}
