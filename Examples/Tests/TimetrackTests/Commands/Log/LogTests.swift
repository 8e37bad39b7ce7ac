import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox
import TimetrackTime

@testable import timetrack

@Suite("timetrack log", .timeLimit(.minutes(2)))
struct LogTests {
    @Test func addsWithAnEndOrALength() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.timetrack(
                "log",
                "add",
                "Proofs",
                "-p",
                "Notes",
                "--from",
                "2026-11-20 09:10",
                "--to",
                "11:00"
            )
            #expect(run.output == "Added Proofs in Notes, Fri 20 Nov 09:10 to 11:00, 1:50.\n")
            let length = try await sandbox.timetrack(
                "log",
                "add",
                "Proofs",
                "--from",
                "2026-11-19 23:00",
                "--for",
                "1h30m",
                "--json"
            )
            #expect(try Document(length.output)["entry"]["seconds"].int == 5_400)
        }
    }

    @Test(arguments: [
        // Nobody works until nine the next morning: that is a slip, and the whole of it has to be said again.
        (["--from", "2026-11-20 09:10", "--to", "09:00"], "`--from \"2026-11-20 TIME\" --to \"2026-11-20 TIME\"`"),
        (["--from", "2026-11-20 09:10", "--to", "09:10"], "`--from \"2026-11-20 TIME\" --to \"2026-11-20 TIME\"`"),
        (["--from", "2026-11-20 23:00", "--to", "01:00"], "`--to \"2026-11-21 01:00\"`"),
    ])
    func refusesAnEndThatIsNotAfterTheStart(_ times: [String], _ advice: String) async throws {
        try await SandboxFixture.run { sandbox in
            let arguments = ["log", "add", "Proofs"] + times + ["--json", sandbox.endpoint]
            let run = try await sandbox.home.timetrack(arguments, at: SandboxFixture.now)
            #expect(run.status == 64)
            let error = try Document(run.errors)["error"]
            #expect(error["code"].string == "end_before_start")
            #expect(error["message"].string?.contains(advice) == true, "\(run.errors)")
            #expect(sandbox.host.requestCount == 0)
        }
    }

    @Test func takesAnEndThatLiesAheadOnlyWithItsDay() async throws {
        try await SandboxFixture.run { sandbox in
            let ahead = LocalTime.clock(SandboxFixture.now + 900)
            let start = SandboxFixture.clock(60)
            let refused = try await sandbox.timetrack("log", "add", "Plan", "--from", start, "--to", ahead, "--json")
            #expect(refused.status == 64)
            let error = try Document(refused.errors)["error"]
            #expect(error["code"].string == "time_ahead")
            let advised = TimePhrase.text(of: SandboxFixture.now + 900)
            #expect(error["message"].string?.hasSuffix("say the day: `--to '\(advised)'`.") == true)
            #expect(sandbox.host.requestCount == 0)
            for day in ["today \(ahead)", advised] {
                let run = try await sandbox.timetrack("log", "add", day, "--from", start, "--to", day, "--json")
                #expect(try Document(run.output)["entry"]["seconds"].int == 4_500)
            }
            _ = try await sandbox.timetrack("start", "Note G", "--at", "60m ago")
            let edit = try await sandbox.timetrack("log", "edit", "running", "--to", ahead, "--json")
            #expect(edit.status == 64)
            #expect(try Document(edit.errors)["error"]["code"].string == "time_ahead")
            let planned = try await sandbox.timetrack("log", "edit", "running", "--to", "today \(ahead)", "--json")
            #expect(try Document(planned.output)["after"]["seconds"].int == 4_500)
        }
    }

    @Test func movesAnEntryAheadOnlyWithItsDay() async throws {
        try await SandboxFixture.run { sandbox in
            let (from, to) = (LocalTime.clock(SandboxFixture.now + 900), LocalTime.clock(SandboxFixture.now + 1_800))
            _ = try await sandbox.timetrack("log", "add", "Call", "--from", "60m ago", "--to", "30m ago")
            let refused = try await sandbox.timetrack("log", "edit", "last", "--from", from, "--to", to, "--json")
            let error = try Document(refused.errors)["error"]
            #expect(error["code"].string == "time_ahead")
            let advised = TimePhrase.text(of: SandboxFixture.now + 900)
            #expect(error["message"].string?.hasSuffix("say the day: `--from '\(advised)'`.") == true)
            let moved = try await sandbox.timetrack("log", "edit", "last", "--from", advised, "--to", to, "--json")
            #expect(try Document(moved.output)["after"]["seconds"].int == 900)
            // What is planned already stays so.
            let id = try #require(try Document(moved.output)["after"]["id"].string)
            let again = try await sandbox.timetrack("log", "edit", id, "--from", from, "--for", "5m", "--json")
            #expect(try Document(again.output)["after"]["seconds"].int == 300)
        }
    }

    @Test func takesTheLaterOfTwoTimesForAnEndAfterAStartBetweenThem() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["TZ": "CET-1CEST,M3.5.0,M10.5.0/3"])
            let start = "2025-10-26T02:50+02:00"
            let log = ["log", "add", "Night", "--from", start, "--to", "02:10", sandbox.endpoint]
            let added = "Added Night, Sun 26 Oct 2025 02:50 (UTC+02:00) to 02:10 (UTC+01:00), 0:20.\n"
            #expect(try await home.timetrack(log).output == added)
            _ = try await home.timetrack("start", "Night", "--at", start, sandbox.endpoint)
            let stop = try await home.timetrack("stop", "--at", "2025-10-26 02:10", sandbox.endpoint)
            #expect(stop.output == "Stopped Night at Sun 26 Oct 2025 02:10 (UTC+01:00) after 0:20.\n")
        }
    }

    @Test func echoesTimesOfTheTwelveHourClockAsItShowsTimes() async throws {
        try await SandboxFixture.run { sandbox in
            let times = ["--from", "2026-11-20 9am", "--to", "1:30 pm"]
            let run = try await sandbox.home.timetrack(["log", "add", "Proofs"] + times + [sandbox.endpoint])
            #expect(run.output.contains("Added Proofs, Fri 20 Nov"))
            #expect(run.output.contains("09:00 to 13:30, 4:30.\n"))
        }
    }

    @Test(arguments: [
        [], ["--from", "9:00"], ["--from", "9:00", "--to", "10:00", "--for", "1h"], ["--from", "9.10", "--for", "1h"],
        ["--from", "9:00", "--for", "1"], ["--from", "9:00", "--for", "1h", "-p", "x", "--no-project"],
    ])
    func refusesArgumentsThatMakeNoSense(_ arguments: [String]) async throws {
        try await Home.make { home in
            let run = try await home.timetrack(["log", "add", "Proofs"] + arguments)
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("Error: "))
        }
    }

    @Test func editsWhatIsNamedAndNothingElse() async throws {
        try await SandboxFixture.run { sandbox in
            let before = try #require(sandbox.entries.first { $0.id == "f00000000000000000000002" })
            let run = try await sandbox.timetrack(
                "log",
                "edit",
                "f00000000000000000000002",
                "--description",
                "Note H",
                "--for",
                "1h"
            )
            #expect(run.status == 0)
            #expect(run.output.hasPrefix("description\tNote G\tNote H\nend\t"))
            #expect(run.output.hasSuffix("hours\t4:15\t1:00\n"))
            let after = try #require(sandbox.entries.first { $0.id == "f00000000000000000000002" })
            #expect(after.start == before.start && after.end == before.start.addingTimeInterval(3_600))
            #expect(after.project == before.project && after.task == before.task && after.tags == before.tags)
            #expect(after.isBillable == before.isBillable && after.description == "Note H")
        }
    }

    @Test func dropsTheTaskOfAFormerProject() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.timetrack(
                "log",
                "edit",
                "f00000000000000000000002",
                "-p",
                "Notes",
                "--no-tags",
                "--no-billable"
            )
            #expect(
                run.output == "project\tBernoulli Numbers\tNotes\ntask\tTable of operations\t\ntags\tdeep work\t\n"
                    + "billable\tyes\tno\n"
            )
            let after = try #require(sandbox.entries.first { $0.id == "f00000000000000000000002" })
            #expect(after.task == nil && after.tags.isEmpty && after.project == "d00000000000000000000003")
        }
    }

    @Test func keepsCustomFields() async throws {
        try await SandboxFixture.run { sandbox in
            sandbox.change({ $0.id == "f00000000000000000000003" }) {
                $0.customFieldValues["d30000000000000000000001"] = .text("AB-1")
            }
            _ = try await sandbox.timetrack("log", "edit", "last", "--description", "Note H")
            let edited = try #require(sandbox.entries.last)
            #expect(edited.description == "Note H")
            #expect(edited.customFieldValues["d30000000000000000000001"] == .text("AB-1"))
            _ = try await sandbox.timetrack("log", "delete", "last")
            #expect(sandbox.entries.count == 2)
            _ = try await sandbox.timetrack("undo")
            let created = try #require(sandbox.entries.last)
            #expect(created.id != edited.id && created.description == "Note H")
            #expect(created.customFieldValues["d30000000000000000000001"] == .text("AB-1"))
        }
    }

    @Test func readsTimesAloneAsTimesOfTheEntrysDay() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("log", "add", "Proofs", "--from", "2026-11-20 09:10", "--to", "11:00")
            let run = try await sandbox.timetrack("log", "edit", "last", "--from", "09:00", "--to", "17:30", "--json")
            let after = try Document(run.output)["after"]
            #expect(after["seconds"].int == 30_600)
            #expect(try Document(run.output)["before"]["seconds"].int == 6_600)
            let again = try await sandbox.timetrack("log", "edit", "last", "--to", "17:30", "--json")
            #expect(try Document(again.errors)["error"]["code"].string == "nothing_to_change")
        }
    }

    @Test func deletesWhatIsNamed() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await sandbox.timetrack("log", "delete", "f00000000000000000000001", "--json")
            #expect(try Document(run.output)["entry"]["description"].string == "Translate Menabrea")
            #expect(sandbox.entries.map(\.id) == ["f00000000000000000000002", "f00000000000000000000003"])
        }
    }

    @Test func leavesTheEntriesOfOthers() async throws {
        try await SandboxFixture.run { sandbox in
            // Ada may see it as an administrator.
            let run = try await sandbox.timetrack("log", "delete", "f00000000000000000000004", "--json")
            #expect(run.status == 5)
            #expect(try Document(run.errors)["error"]["code"].string == "not_yours")
        }
    }

    @Test func showsNothingHarmfulOfANames() async throws {
        var content = Sandbox.Content.standard
        content.projects[0].name = "Evil\u{1B}[2J\u{202E}\n=1+1" + String(repeating: "x", count: 10_000)
        try await SandboxFixture.run(content) { sandbox in
            for arguments in [["resume"], ["cancel"], ["undo", "--list"], ["undo"]] {
                let run = try await sandbox.home.timetrack(arguments + [sandbox.endpoint], at: SandboxFixture.now)
                #expect(run.status == 0)
                #expect(run.output.contains("Evil[2J"))
                #expect(!run.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
            }
        }
    }
}
