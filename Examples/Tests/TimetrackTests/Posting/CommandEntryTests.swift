import ClockifyAPI
import Foundation
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimetrackRecords

@testable import timetrack

@Suite("EntryPoster: entries of single commands", .timeLimit(.minutes(2)))
struct CommandEntryTests {
    private typealias Fixture = PostingFixture

    /// Leaves an entry behind that the service accepted and the program never heard of.
    private func loseAnswer(of entry: PlannedEntry, _ effect: Sandbox.Faults.Effect, _ fixture: Fixture) async throws {
        fixture.fault(effect, of: Fixture.creation)
        let poster = try fixture.poster()
        let intent = try await poster.journal.planNext(entry, for: Journal.commandPurpose, in: fixture.place.scope)
        try await poster.journal.markSending(intent.id, known: [], at: Fixture.start)
        await #expect(throws: APIError.self) {
            _ = try await fixture.client.createTimeEntry(Clockify.NewTimeEntry(entry), in: fixture.place.workspace)
        }
    }

    @Test func asksOnlyForTheRunningTimerBeforeItStartsOne() async throws {
        try await Fixture.run { fixture in
            let before = fixture.transport.count
            let timer = PlannedEntry(start: Fixture.start, end: nil, description: "Note G")
            let entry = try await fixture.poster().create(timer)
            #expect(entry.isRunning)
            #expect(fixture.transport.count - before == 2)
        }
    }

    @Test func findsTheEntryThatAnEarlierCommandCreated() async throws {
        try await Fixture.run { fixture in
            try await loseAnswer(of: Fixture.entry(0), .withheldAnswer, fixture)
            _ = try await fixture.poster().create(Fixture.entry(1))
            #expect(fixture.entries.count == 2)
            #expect(fixture.notices.all.count == 1)
            #expect(fixture.notices.all.first?.hasSuffix(" had been accepted.") == true)
            try await fixture.poster().settle()
            #expect(fixture.notices.all.count == 1)
        }
    }

    @Test func forgetsTheEntryThatAnEarlierCommandFailedToCreate() async throws {
        try await Fixture.run { fixture in
            try await loseAnswer(of: Fixture.entry(0), .resetBeforeActing, fixture)
            _ = try await fixture.poster().create(Fixture.entry(1))
            #expect(fixture.entries.map(\.start) == [Fixture.entry(1).start])
            #expect(fixture.notices.all.first?.hasSuffix(" had not been accepted.") == true)
        }
    }

    @Test func takesTheSameCommandGivenAgainForARepetition() async throws {
        try await Fixture.run { fixture in
            try await loseAnswer(of: Fixture.entry(), .withheldAnswer, fixture)
            let entry = try await fixture.poster().create(Fixture.entry())
            #expect(fixture.entries.map(\.id) == [entry.id.rawValue])
            // Given once more, it is meant: the first one has come to its end.
            _ = try await fixture.poster().create(Fixture.entry())
            #expect(fixture.entries.count == 2)
        }
    }

    @Test func takesATimerThatIsStartedAgainForTheSame() async throws {
        try await Fixture.run { fixture in
            let timer = PlannedEntry(start: Fixture.start, end: nil, description: "Note G")
            try await loseAnswer(of: timer, .withheldAnswer, fixture)
            var later = timer
            later.start += 45
            let entry = try await fixture.poster().create(later)
            #expect(fixture.entries.map(\.id) == [entry.id.rawValue])
            #expect(entry.start == timer.start)
        }
    }

    @Test func startsAnotherTimerThatIsAboutSomethingElse() async throws {
        try await Fixture.run { fixture in
            let timer = PlannedEntry(start: Fixture.start, end: nil, description: "Note G")
            try await loseAnswer(of: timer, .withheldAnswer, fixture)
            let other = PlannedEntry(start: Fixture.start + 45, end: nil, description: "Note H")
            let entry = try await fixture.poster().create(other)
            #expect(fixture.entries.map(\.description) == ["Note G", "Note H"])
            #expect(entry.isRunning)
        }
    }

    @Test func leavesTheIntentsOfOthersAlone() async throws {
        try await Fixture.run { fixture in
            let poster = try fixture.poster()
            let other = EntryScope(origin: "http://127.0.0.1:8080", workspace: "w", user: "somebody")
            for (purpose, scope) in [("workday:1", fixture.place.scope), (Journal.commandPurpose, other)] {
                let intent = try await poster.journal.planNext(Fixture.entry(), for: purpose, in: scope)
                try await poster.journal.markSending(intent.id, known: [], at: Fixture.start)
            }
            try await poster.settle()
            #expect(fixture.notices.all.isEmpty)
            #expect(try await poster.journal.openIntents(for: "workday:1", in: fixture.place.scope).count == 1)
            #expect(try await poster.journal.openIntents(for: Journal.commandPurpose, in: other).count == 1)
        }
    }

    @Test func keepsAnEntryOpenWhileTheServiceCannotBeAsked() async throws {
        try await Fixture.run { fixture in
            try await loseAnswer(of: Fixture.entry(0), .withheldAnswer, fixture)
            fixture.fault(.answer(.internalError), next: 20, of: Fixture.listing)
            await #expect(throws: APIError.self) { _ = try await fixture.poster().create(Fixture.entry(1)) }
            fixture.repair()
            _ = try await fixture.poster().create(Fixture.entry(1))
            #expect(fixture.entries.count == 2)
        }
    }
}
