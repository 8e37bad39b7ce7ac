import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

/// Days that have entries in Clockify which no workday was posted as.
@Suite("timetrack workday sync: days with other entries", .timeLimit(.minutes(5)))
struct WorkdayOccupiedTests {
    /// Ada has two entries of 7:45 hours on that Monday.
    private static var monday: String {
        get throws { try WorkdayFixture.line("/src/website", "2026-01-05", from: 8, seconds: 600) }
    }
    /// She has none on that Wednesday.
    private static var wednesday: String {
        get throws { try WorkdayFixture.line("/src/website", "2026-01-07", from: 8, seconds: 600) }
    }

    private static let fact = "2026-01-05 has 2 other entries of 7:45 hours already"

    @Test func aPlanSaysWhatIsThere() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.monday, Self.wednesday)
            let plan = try Document(try await sandbox.workday("sync", "--dry-run", "--json").output)
            let days = plan["days"]
            #expect(days[0]["state"].string == "planned")
            #expect(days[0]["other_entries"].int == 2)
            #expect(days[0]["other_seconds"].int == 27_900)
            #expect(days[1]["other_entries"].int == 0)
            #expect(days[1]["other_seconds"].int == 0)
            #expect(plan["notices"].count == 1)
            #expect(plan["notices"][0].string == "\(Self.fact); its workday would be added to that.")
            let shown = try await sandbox.workdayOnTerminal("sync", "--dry-run")
            #expect(shown.output.contains("Already there"))
            #expect(shown.output.contains("7:45"))
            let skipped = try Document(
                try await sandbox.workday("sync", "--dry-run", "--occupied=skip", "--json").output
            )
            #expect(skipped["days"][0]["state"].string == "occupied")
            #expect(skipped["days"][0]["entries"].count == 0)
            #expect(sandbox.posted.isEmpty)
        }
    }

    @Test func aScriptPostsThemWithANote() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.monday, Self.wednesday)
            // A run that nobody watches says it as well.
            let run = try await sandbox.workday("sync", "--quiet")
            #expect(run.status == 0)
            #expect(run.errors == "note: \(Self.fact); its workday is posted all the same.\n")
            #expect(sandbox.posted.count == 2)
            let again = try await sandbox.workday("sync")
            #expect(again.errors == "Nothing to post: 2 workdays are complete.\n")
            #expect(sandbox.posted.count == 2)
        }
    }

    @Test func aPersonIsAsked() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.monday, Self.wednesday)
            let silent = try await sandbox.workdayOnTerminal("sync", "--no-input")
            #expect(silent.status == 64)
            #expect(silent.output.contains("--occupied skip"))
            #expect(sandbox.posted.isEmpty)
            let no = try await sandbox.workdayOnTerminal("sync", answer: "n")
            #expect(no.status == 0)
            #expect(no.output.contains("\(Self.fact)."))
            #expect(no.output.contains("Post 1 workday that has other entries already (2026-01-05)?"))
            #expect(no.output.contains("and stays open; --occupied post posts it all the same."))
            #expect(no.output.contains("Posted 1 entry; 1 workday is complete now. 1 workday stays open."))
            #expect(sandbox.posted.count == 1)
            let yes = try await sandbox.workdayOnTerminal("sync", answer: "y")
            #expect(yes.status == 0)
            #expect(sandbox.posted.count == 2)
            let again = try await sandbox.workdayOnTerminal("sync")
            #expect(again.output.contains("Nothing to post: 2 workdays are complete."))
        }
    }

    @Test func anOptionDecidesWithoutAQuestion() async throws {
        try await WorkdayFixture.run { sandbox in
            try await sandbox.track(Self.monday, Self.wednesday)
            let skip = try await sandbox.workday("sync", "--occupied=skip", "--json")
            #expect(skip.status == 0)
            let days = try Document(skip.output)["days"]
            #expect(days[0]["state"].string == "occupied")
            #expect(days[0]["other_entries"].int == 2)
            #expect(days[1]["state"].string == "posted")
            #expect(sandbox.posted.count == 1)
            let status = try await sandbox.workday("status")
            #expect(status.output.hasPrefix("2026-01-05\topen\t600\t0\t0\n"))
            let post = try await sandbox.workdayOnTerminal("sync", "--occupied=post")
            #expect(post.status == 0)
            #expect(sandbox.posted.count == 2)
        }
    }

    @Test func anEntryThatReachesIntoADayCountsAsFarAsItDoes() async throws {
        var content = Sandbox.Content.standard
        content.timeEntries[2].start = try ReportContent.moment("2026-01-06T22:00:00Z")
        content.timeEntries[2].end = try ReportContent.moment("2026-01-07T00:30:00Z")
        try await WorkdayFixture.run(content) { sandbox in
            try await sandbox.track(Self.wednesday)
            let plan = try Document(try await sandbox.workday("sync", "--dry-run", "--json").output)
            #expect(plan["days"][0]["other_entries"].int == 1)
            #expect(plan["days"][0]["other_seconds"].int == 1_800)
        }
    }

    @Test func aTimerThatHasBeenRunningForDaysCounts() async throws {
        var content = Sandbox.Content.standard
        content.timeEntries[2].start = try ReportContent.moment("2026-01-05T22:00:00Z")
        content.timeEntries[2].end = nil
        try await WorkdayFixture.run(content) { sandbox in
            try await sandbox.track(Self.wednesday)
            let plan = try Document(try await sandbox.workday("sync", "--dry-run", "--json").output)
            #expect(plan["days"][0]["other_entries"].int == 1)
            #expect(plan["days"][0]["other_seconds"].int == 86_400)
        }
    }

    @Test func whatWasPostedOfABegunDayIsNoOtherEntry() async throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].requiresProject = true
        try await WorkdayFixture.run(content) { sandbox in
            try await sandbox.track(
                Self.wednesday,
                WorkdayFixture.line("/src/engine", "2026-01-07", from: 11, seconds: 60)
            )
            _ = try await sandbox.workday("map", "/src/website", "The Mill")
            #expect(try await sandbox.workday("sync").status == 9)
            #expect(sandbox.posted.count == 1)
            let plan = try Document(try await sandbox.workday("sync", "--dry-run", "--json").output)
            #expect(plan["days"][0]["other_entries"].int == 0)
            // What a person has filled in by hand meanwhile is one.
            let by = ["--from=2026-01-07 16:00", "--to=2026-01-07 16:45", "-p", "Notes"]
            let hand = try await sandbox.home.timetrack(["log", "add", "Engine"] + by + [sandbox.endpoint])
            #expect(hand.status == 0)
            let rest = try await sandbox.workday("sync", "--other=Notes", "--occupied=skip", "--json")
            let day = try Document(rest.output)["days"][0]
            #expect(day["state"].string == "occupied")
            #expect(day["other_seconds"].int == 2_700)
            #expect(sandbox.posted.count == 2)
        }
    }
}
