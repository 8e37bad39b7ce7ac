import ArgumentParser
import Testing
import TimetrackRecords
import TimetrackWorkday

@testable import timetrack

@Suite("Schedule of workdays")
struct WorkdayScheduleTests {
    /// Another process may learn that it was refused, and then it goes to the project of now.
    @Test func looksUpTheProjectOfAnEntryThatIsOnItsWay() async throws {
        try await PostingFixture.run { fixture in
            let journal = try fixture.poster().journal
            let scope = fixture.place.scope
            let entries = [PostingFixture.entry(0), PostingFixture.entry(1)]
            let projects = [["/src/website"], ["/src/engine"]]
            let begun = try await journal.beginWorkday("2026-11-19", entries, localProjects: projects, in: scope)
            try await journal.markSending(begun.intents[0].id, known: [], at: PostingFixture.start)
            try await journal.markAccepted(begun.intents[1].id, as: "an-id", at: PostingFixture.start)
            let schedule = WorkdaySchedule(
                TrackedDays([TrackedSpan]()),
                open: [],
                records: try await journal.workdays(in: scope),
                in: try WorkdayRange.parse([]),
                now: PostingFixture.start
            )
            #expect(schedule.folders == [Folder("/src/website")])
        }
    }
}
