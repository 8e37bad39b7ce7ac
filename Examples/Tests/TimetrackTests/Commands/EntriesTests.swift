import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("timetrack entries", .timeLimit(.minutes(2)))
struct EntriesTests {
    private static let week = ["--from=2026-01-05", "--to=2026-01-06"]

    @Test func listsValuesOffATerminal() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack("entries", Self.week[0], Self.week[1], sandbox.endpoint)
            #expect(
                run.output == """
                    f00000000000000000000001\t2026-01-05T08:00:00Z\t2026-01-05T11:30:00Z\t12600\tNotes\tTranslate Menabrea
                    f00000000000000000000002\t2026-01-05T12:00:00Z\t2026-01-05T16:15:00Z\t15300\tBernoulli Numbers\tNote G
                    f00000000000000000000003\t2026-01-06T08:00:00Z\t2026-01-06T10:00:30Z\t7230\tBernoulli Numbers\tNote G

                    """
            )
        }
    }

    @Test func followsATemplate() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack(
                "entries",
                Self.week[0],
                Self.week[1],
                "--format={start}-{end} {duration:>5} {description:6}{?tags} [{tags}]{/}{?running} now{/}",
                sandbox.endpoint
            )
            #expect(
                run.output == """
                    08:00-11:30  3:30 Trans…
                    12:00-16:15  4:15 Note G [deep work]
                    08:00-10:00  2:00 Note G

                    """
            )
            let wrong = try await sandbox.home.timetrack("entries", "--format={elapsed}", sandbox.endpoint)
            #expect(wrong.status == 64)
            #expect(
                wrong.errors.contains("asks for {elapsed}; the fields are description, project, id, day, start, end")
            )
        }
    }

    @Test func addsUpDaysInJSON() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.home.timetrack(
                "entries",
                Self.week[0],
                Self.week[1],
                "--json",
                sandbox.endpoint
            )
            let document = try Document(run.output)
            #expect(document["version"].int == 1)
            #expect(document["entries"].count == 3)
            #expect(document["days"][0]["date"].string == "2026-01-05")
            #expect(document["days"][0]["seconds"].int == 27_900)
            #expect(document["days"][1]["seconds"].int == 7_230)
            #expect(document["total_seconds"].int == 35_130)
        }
    }

    @Test func drawsABarForEachDayOnATerminal() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let run = try await home.timetrackOnTerminal("entries", Self.week[0], Self.week[1], sandbox.endpoint)
            #expect(run.status == 0)
            #expect(run.output.contains("Mon 05 Jan  08:00  11:30   3:30  Notes              Translate Menabrea"))
            #expect(run.output.contains("Mon 05 Jan   7:45  ████████"))
            #expect(run.output.contains("Total        9:45"))
            #expect(!run.output.contains("\u{1B}["))
        }
    }

    @Test func showsIDsOnATerminalWhenTheyAreWanted() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["NO_COLOR": "1"])
            let arguments = ["entries", "--ids"] + Self.week + [sandbox.endpoint]
            let run = try await home.timetrackOnTerminal(arguments, columns: 200, typing: [])
            #expect(run.output.contains("Notes              Translate Menabrea  f00000000000000000000001"))
            let without = try await home.timetrackOnTerminal("entries", Self.week[0], Self.week[1], sandbox.endpoint)
            #expect(!without.output.contains("f0000000"))
        }
    }

    @Test func takesDaysAsPeopleSayThem() async throws {
        try await SandboxFixture.run { sandbox in
            let days = { (from: String, to: String) in
                try await sandbox.timetrack("entries", "--from", from, "--to", to, "--json")
            }
            let week = try Document(try await days("last monday", "yesterday").output)
            #expect(week["from"].string == "2026-11-16" && week["to"].string == "2026-11-21")
            let recent = try Document(try await days("3 days ago", "today").output)
            #expect(recent["from"].string == "2026-11-19" && recent["to"].string == "2026-11-22")
            let backwards = try await days("yesterday", "3 days ago")
            #expect(backwards.status == 64)
            #expect(backwards.errors.contains("--from is a day after --to; exchange them."))
            let long = try await sandbox.timetrack("entries", "--from", "60 weeks ago")
            #expect(long.status == 64)
            #expect(long.errors.contains("A list covers at most 366 days; add --to."))
        }
    }

    @Test func putsEntriesIntoTheDaysOfTheLocalZone() async throws {
        try await SandboxFixture.run { sandbox in
            // 08:00 UTC is still the day before in Honolulu.
            let home = sandbox.home.with(["TZ": "Pacific/Honolulu"])
            let run = try await home.timetrack(
                "entries",
                "--from=2026-01-04",
                "--to=2026-01-04",
                "--json",
                sandbox.endpoint
            )
            let document = try Document(run.output)
            #expect(document["entries"].count == 1)
            #expect(document["days"][0]["seconds"].int == 12_600)
        }
    }

    @Test(arguments: [
        ["--from=2026-02-30"], ["--from=tomorrow"], ["--from=2026-01-02", "--to=2026-01-01"],
        ["--from=2020-01-01", "--to=2026-01-01"],
    ])
    func refusesDaysThatMakeNoSense(_ arguments: [String]) async throws {
        try await Home.make { home in
            let run = try await home.timetrack("entries", arguments[0], arguments.last ?? "")
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("Error: "))
        }
    }
}
