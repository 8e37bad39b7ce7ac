import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack check", .timeLimit(.minutes(3)))
struct CheckCommandTests {
    private static let days = ["check", "--from=2026-01-05", "--to=2026-01-06"]

    /// Three entries that are as they should be.
    private static var tidy: Sandbox.Content {
        var content = Sandbox.Content.standard
        for index in content.projects.indices { content.projects[index].isBillable = false }
        return content
    }

    @Test func findsNothingToMend() async throws {
        try await SandboxFixture.run(Self.tidy) { sandbox in
            let run = try await sandbox.home.timetrack(Self.days + ["--fail", sandbox.endpoint])
            #expect(run.status == 0)
            #expect(run.output == "")
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let shown = try await home.timetrackOnTerminal(Self.days + [sandbox.endpoint], typing: [])
            #expect(shown.output.contains("Nothing to mend in Mon 05 Jan to Tue 06 Jan 2026 (3 entries)."))
        }
    }

    @Test func namesTheCommandThatMends() async throws {
        var content = Self.tidy
        content.timeEntries[0].description = nil
        content.timeEntries[1].project = nil
        content.timeEntries[1].task = nil
        try await SandboxFixture.run(content) { sandbox in
            let run = try await sandbox.home.timetrack(Self.days + ["--gap=29", sandbox.endpoint])
            #expect(run.status == 0)
            #expect(
                run.output == """
                    no_description\tf00000000000000000000001\t\t2026-01-05T08:00:00Z\t2026-01-05T11:30:00Z\t12600\ttimetrack log edit f00000000000000000000001 --description TEXT \(sandbox.repeated)
                    gap\tf00000000000000000000002\tf00000000000000000000001\t2026-01-05T11:30:00Z\t2026-01-05T12:00:00Z\t1800\ttimetrack log add DESCRIPTION --from '2026-01-05 11:30' --to '2026-01-05 12:00' -p PROJECT \(sandbox.repeated)
                    no_project\tf00000000000000000000002\t\t2026-01-05T12:00:00Z\t2026-01-05T16:15:00Z\t15300\ttimetrack log edit f00000000000000000000002 -p PROJECT \(sandbox.repeated)

                    """
            )
        }
    }

    @Test func endsWithAStatusForScripts() async throws {
        var content = Self.tidy
        content.timeEntries[1].start = try ReportContent.moment("2026-01-05T11:00:30Z")
        try await SandboxFixture.run(content) { sandbox in
            let run = try await sandbox.home.timetrack(Self.days + ["--fail", "--json", sandbox.endpoint])
            #expect(run.status == 9)
            let document = try Document(run.output)
            #expect(document["entries"].int == 3)
            #expect(document["findings"].count == 1)
            #expect(document["findings"][0]["kind"].string == "overlap")
            #expect(document["findings"][0]["seconds"].int == 1_770)
            #expect(
                document["findings"][0]["command"].string
                    == "timetrack log edit f00000000000000000000001 --to '2026-01-05 11:00:30' \(sandbox.repeated)"
            )
            #expect(try Document(run.errors)["error"]["code"].string == "findings")
        }
    }

    @Test func saysWhatCannotBeMendedBecauseItIsLocked() async throws {
        var content = Self.tidy
        content.timeEntries[0].description = nil
        content.workspaces[0].lockedBefore = try ReportContent.moment("2026-01-10T00:00:00Z")
        try await SandboxFixture.run(content) { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let run = try await home.timetrackOnTerminal(Self.days + [sandbox.endpoint], typing: [])
            #expect(run.output.contains("# f00000000000000000000001 is locked; ask who has locked it."))
            #expect(!run.output.contains("timetrack log edit"))
        }
    }

    @Test func noticesATimerThatWasForgotten() async throws {
        var content = Self.tidy
        content.timeEntries[0].start = try ReportContent.moment("2026-02-16T09:00:00Z")
        content.timeEntries[0].end = nil
        try await SandboxFixture.run(content) { sandbox in
            let now = try ReportContent.moment("2026-02-16T19:00:01Z")
            let run = try await sandbox.home.timetrack("check", "week", sandbox.endpoint, at: now)
            #expect(run.output.hasPrefix("forgotten\tf00000000000000000000001\t\t2026-02-16T09:00:00Z\t\t36001\t"))
            #expect(run.output.hasSuffix("\ttimetrack stop --at TIME \(sandbox.repeated)\n"))
        }
    }

    @Test func seesWhatBeganTheDayBefore() async throws {
        var content = Self.tidy
        content.timeEntries[0].start = try ReportContent.moment("2026-01-04T23:00:00Z")
        content.timeEntries[0].end = try ReportContent.moment("2026-01-05T12:30:00Z")
        try await SandboxFixture.run(content) { sandbox in
            let days = ["check", "--from=2026-01-05", "--to=2026-01-05", sandbox.endpoint]
            let run = try await sandbox.home.timetrack(days)
            let other = content.timeEntries[0].id
            #expect(run.output.contains("overlap\t\(content.timeEntries[1].id)\t\(other)\t2026-01-05T12:00:00Z\t"))
            // What lies within the day before alone is none of this day's.
            let next = try await sandbox.home.timetrack([
                "check", "--from=2026-01-06", "--to=2026-01-06", sandbox.endpoint,
            ])
            #expect(next.output == "")
        }
    }

    @Test func noticesATimerOfDaysBefore() async throws {
        var content = Self.tidy
        content.timeEntries[0].start = try ReportContent.moment("2026-02-12T09:00:00Z")
        content.timeEntries[0].end = nil
        try await SandboxFixture.run(content) { sandbox in
            let now = try ReportContent.moment("2026-02-16T19:00:01Z")
            let run = try await sandbox.home.timetrack("check", "day", sandbox.endpoint, at: now)
            #expect(run.output.hasPrefix("forgotten\tf00000000000000000000001\t\t2026-02-12T09:00:00Z\t\t"))
            let past = try await sandbox.home.timetrack(
                "check",
                "day",
                "--on=2026-02-11",
                "--no-empty-days",
                sandbox.endpoint,
                at: now
            )
            #expect(past.output == "")
        }
    }

    private static func empty(_ day: String, _ sandbox: SandboxFixture) -> String {
        "no_entries\t\t\t\(day)T09:00:00Z\t\(day)T17:00:00Z\t28800\ttimetrack log add DESCRIPTION "
            + "--from '\(day) 09:00' --to '\(day) 17:00' -p PROJECT \(sandbox.repeated)\n"
    }

    @Test func findsWorkdaysWithoutEntries() async throws {
        try await SandboxFixture.run(Self.tidy) { sandbox in
            let week = ["check", "--from=2026-01-05", "--to=2026-01-11", sandbox.endpoint]
            let run = try await sandbox.home.timetrack(week)
            #expect(run.status == 0)
            #expect(run.output == ["2026-01-07", "2026-01-08", "2026-01-09"].map { Self.empty($0, sandbox) }.joined())
            let rest = try await sandbox.home.timetrack(
                week + ["--holiday=2026-01-07", "--holiday=2026-01-09", "--json", "--fail"]
            )
            #expect(rest.status == 9)
            let findings = try Document(rest.output)["findings"]
            #expect(findings.count == 1)
            #expect(findings[0]["kind"].string == "no_entries")
            #expect(findings[0]["entry_id"].string == nil)
            #expect(findings[0]["date"].string == "2026-01-08")
            let none = try await sandbox.home.timetrack(week + ["--no-empty-days", "--fail"])
            #expect(none.status == 0)
            #expect(none.output == "")
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let shown = try await home.timetrackOnTerminal(week, columns: 200, typing: [])
            #expect(shown.output.contains("no entries  3 workdays"))
            #expect(shown.output.contains("Wed 07 Jan–Fri 09 Jan"))
            #expect(shown.output.contains("  # --holiday DAY leaves out a day"))
            #expect(!shown.output.contains("log add"))
            let few = try await home.timetrackOnTerminal(week + ["--holiday=2026-01-09"], columns: 200, typing: [])
            #expect(few.output.contains("Wed 07 Jan  09:00  17:00   8:00  no entries"))
            #expect(few.output.contains("  timetrack log add DESCRIPTION --from '2026-01-07 09:00'"))
        }
    }

    @Test func findsNoDayBeforeTheFirstEntryOfAll() async throws {
        let days = ["check", "--from=2026-01-01", "--to=2026-01-06"]
        try await SandboxFixture.run(Self.tidy) { sandbox in
            let first = try await sandbox.home.timetrack(days + [sandbox.endpoint])
            #expect(first.status == 0)
            #expect(first.output == "")
            let year = ["check", "--from=2025-11-03", "--to=2025-11-07", sandbox.endpoint]
            #expect(try await sandbox.home.timetrack(year).output == "")
        }
        var content = Self.tidy
        content.timeEntries[0].start = try ReportContent.moment("2025-11-20T08:00:00Z")
        content.timeEntries[0].end = try ReportContent.moment("2025-11-20T11:30:00Z")
        try await SandboxFixture.run(content) { sandbox in
            let run = try await sandbox.home.timetrack(days + [sandbox.endpoint])
            #expect(run.output == ["2026-01-01", "2026-01-02"].map { Self.empty($0, sandbox) }.joined())
        }
    }
}
