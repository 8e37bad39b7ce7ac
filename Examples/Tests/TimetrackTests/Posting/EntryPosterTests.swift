import ClockifyAPI
import Foundation
import GRDB
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimetrackKeys
import TimetrackRecords

@testable import timetrack

@Suite("EntryPoster", .timeLimit(.minutes(2)))
struct EntryPosterTests {
    private typealias Fixture = PostingFixture

    @Test func createsEachPlannedEntryOnce() async throws {
        try await Fixture.run { fixture in
            let poster = try fixture.poster()
            let plan = [Fixture.entry(0), Fixture.entry(1), Fixture.entry(2, nil)]
            let intents = try await poster.journal.plan(plan, for: "workday:1", in: fixture.place.scope)
            var accepted: [String?] = []
            try await poster.post(intents) { accepted.append($0.entryID) }
            #expect(accepted == fixture.entries.map(\.id))
            // The stale intents of the first run, and those of a new process.
            try await poster.post(intents)
            let again = try await poster.journal.plan([], for: "workday:1", in: fixture.place.scope)
            #expect(again.map(\.entryID) == accepted)
            try await poster.post(again)
            #expect(fixture.entries.count == 3)
        }
    }

    @Test func listsTheDaysOfABatchOnce() async throws {
        try await Fixture.run { fixture in
            let poster = try fixture.poster()
            let plan = (0..<24).map { Fixture.entry($0) }
            let intents = try await poster.journal.plan(plan, for: "workday:1", in: fixture.place.scope)
            let before = fixture.transport.count
            try await poster.post(intents)
            #expect(fixture.transport.count - before == 25)
        }
    }

    @Test func adoptsAtOnceWhatWasAcceptedWithoutAnAnswer() async throws {
        try await Fixture.run { fixture in
            for effect in [Sandbox.Faults.Effect.resetAfterActing, .withheldAnswer] {
                fixture.fault(effect, of: Fixture.creation)
                let entry = try await fixture.poster().create(Fixture.entry())
                #expect(entry.id.rawValue == fixture.entries.last?.id)
            }
            #expect(fixture.entries.count == 2)
        }
    }

    @Test func adoptsInTheNextRunWhatWasAcceptedWithoutAnAnswer() async throws {
        try await Fixture.run { fixture in
            let journal = try fixture.poster().journal
            let plan = [Fixture.entry(0), Fixture.entry(1)]
            let intents = try await journal.plan(plan, for: "workday:1", in: fixture.place.scope)
            // As far as a process comes that is killed while it waits for the answer.
            try await journal.markSending(intents[0].id, known: [], at: Fixture.start)
            _ = try await fixture.client.createTimeEntry(Clockify.NewTimeEntry(plan[0]), in: fixture.place.workspace)
            try await fixture.poster().post(intents)
            #expect(fixture.entries.map(\.start) == plan.map(\.start))
        }
    }

    @Test func sendsAgainWhatWasNotAcceptedAndWaitsForRequestsOnTheirWay() async throws {
        try await Fixture.run { fixture in
            let poster = try fixture.poster()
            let intents = try await poster.journal.plan([Fixture.entry()], for: "workday:1", in: fixture.place.scope)
            fixture.fault(.resetBeforeActing, of: Fixture.creation)
            let passed = fixture.clock.passed
            await #expect(throws: APIError.self) { try await poster.post(intents) }
            try await fixture.poster().post(intents)
            #expect(fixture.entries.count == 1)
            // Less what is lost where moments are numbers of seconds since 2001.
            #expect(fixture.clock.passed - passed > PostingRun.settlingTime - .milliseconds(1))
        }
    }

    @Test func keepsEqualEntriesApart() async throws {
        try await Fixture.run { fixture in
            // One stood there before, two are planned, and the answer to each of these gets lost.
            let before = try await fixture.client.createTimeEntry(
                Clockify.NewTimeEntry(Fixture.entry()),
                in: fixture.place.workspace
            )
            let poster = try fixture.poster()
            let plan = [Fixture.entry(), Fixture.entry()]
            let intents = try await poster.journal.plan(plan, for: "workday:1", in: fixture.place.scope)
            fixture.fault(.resetAfterActing, next: 2, of: Fixture.creation)
            try await poster.post(intents)
            #expect(fixture.entries.count == 3)
            let adopted = try await poster.journal.intents(for: "workday:1", in: fixture.place.scope).map(\.entryID)
            #expect(Set(adopted).count == 2 && !adopted.contains(before.id.rawValue))
        }
    }

    @Test func recordsARefusalAndTriesAgainWhenAsked() async throws {
        try await Fixture.run { fixture in
            fixture.transport.change { $0.content.workspaces[0].requiresDescription = true }
            let poster = try fixture.poster()
            let plan = [Fixture.entry(0, nil), Fixture.entry(1)]
            let intents = try await poster.journal.plan(plan, for: "workday:1", in: fixture.place.scope)
            await #expect(throws: APIError.self) { try await poster.post(intents) }
            let stopped = try await poster.journal.intents(for: "workday:1", in: fixture.place.scope)
            guard case .refused = stopped[0].state, stopped[1].state == .planned else {
                Issue.record("\(stopped.map(\.state))")
                return
            }
            fixture.transport.change { $0.content.workspaces[0].requiresDescription = false }
            try await poster.post(intents)
            #expect(fixture.entries.count == 2)
        }
    }

    @Test(arguments: [Sandbox.Faults.Effect.tooManyRequests(retryAfter: 3_600), .answer(.unauthorized)])
    func leavesPlannedWhatWasCertainlyNotActedUpon(_ effect: Sandbox.Faults.Effect) async throws {
        try await Fixture.run { fixture in
            let poster = try fixture.poster()
            let intents = try await poster.journal.plan([Fixture.entry()], for: "workday:1", in: fixture.place.scope)
            fixture.fault(effect, next: 20, of: Fixture.creation)
            await #expect(throws: APIError.self) { try await poster.post(intents) }
            #expect(try await poster.journal.intent(intents[0].id).state == .planned)
        }
    }

    @Test(arguments: [
        Sandbox.Faults.Effect.answer(.badGateway), .answer(.page()), .answer(.redirect(to: "/elsewhere")),
    ])
    func takesNoOtherAnswerForARefusal(_ effect: Sandbox.Faults.Effect) async throws {
        try await Fixture.run { fixture in
            let poster = try fixture.poster()
            let intents = try await poster.journal.plan([Fixture.entry()], for: "workday:1", in: fixture.place.scope)
            fixture.fault(effect, of: Fixture.creation)
            await #expect(throws: APIError.self) { try await poster.post(intents) }
            guard case .sending = try await poster.journal.intent(intents[0].id).state else {
                Issue.record("the intent is not open")
                return
            }
            try await fixture.poster().post(intents)
            #expect(fixture.entries.count == 1)
        }
    }

    @Test func sendsNothingThatCannotBeWrittenDown() async throws {
        try await Fixture.run { fixture in
            let poster = try fixture.poster()
            let intents = try await poster.journal.plan([Fixture.entry()], for: "workday:1", in: fixture.place.scope)
            try await poster.journal.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
            await #expect {
                try await poster.post(intents)
            } throws: { error in
                (error as? Failure)?.code == "records_unusable"
            }
            #expect(fixture.entries.isEmpty)
        }
    }
}

extension Sandbox.Faults.Answer {
    /// A key that is no longer accepted.
    fileprivate static var unauthorized: Self {
        .init(
            head: .init(status: .unauthorized, headerFields: [.contentType: "application/json"]),
            body: Array(#"{"message":"Api key does not exist","code":4003}"#.utf8)
        )
    }
}
