import Foundation
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack: workdays posted twice in a row", .timeLimit(.minutes(5)))
struct WorkdayTwiceTests {
    private static let spans = """
        {"project": "/home/ada/src/website", "start": "2026-01-07T08:00:00Z", "end": "2026-01-07T11:00:00Z"}
        {"project": "/home/ada/src/engine", "start": "2026-01-07T11:00:00Z", "end": "2026-01-07T12:30:00Z"}
        {"project": "/home/ada/src/engine", "start": "2026-01-08T09:00:00Z", "end": "2026-01-08T12:00:00Z"}
        {"project": "/home/ada/src/notes", "start": "2026-01-08T14:00:00Z", "end": "2026-01-08T14:30:00Z"}

        """

    @Test func postNothingTheSecondTime() async throws {
        try await Walkthrough.run { person in
            try await person.logIn()
            try Self.spans.write(toFile: person.screen.home.path + "/spans.jsonl", atomically: true, encoding: .utf8)
            try await person.enter("timetrack track import ~/spans.jsonl")
            try await person.enter(#"timetrack workday map /home/ada/src/engine "Bernoulli Numbers""#)
            let plan = try await person.enter(
                "timetrack workday sync --dry-run --other Notes",
                keeping: "workday-1-plan"
            )
            #expect(plan.contains("4 entries would be posted for 2 workdays"))
            let entries = person.sandbox.entries.count
            let first = try await person.enter("timetrack workday sync --other Notes", keeping: "workday-2-sync")
            #expect(first.contains("Posted 4 entries; 2 workdays are complete now."))
            #expect(person.sandbox.entries.count == entries + 4)
            let second = try await person.enter("timetrack workday sync --other Notes", keeping: "workday-3-again")
            #expect(second.contains("Nothing to post: 2 workdays are complete."))
            #expect(second.contains("status 0"))
            #expect(person.sandbox.entries.count == entries + 4)
        }
    }
}
