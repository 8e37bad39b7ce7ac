import Foundation
import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@testable import timetrack

@Suite("timetrack stop", .timeLimit(.minutes(2)))
struct StopTests {
    @Test func stopsInThePast() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "--at", "2h ago")
            let run = try await sandbox.timetrack("stop", "--at", "30m ago")
            #expect(run.output == "Stopped Note G at \(SandboxFixture.clock(30)) after 1:30.\n")
            #expect(sandbox.todaysEntries.map(\.end) == [SandboxFixture.minutesAgo(30)])
        }
    }

    @Test func refusesAnEndBeforeTheStart() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G", "--at", "20m ago")
            let run = try await sandbox.timetrack("stop", "--at", "30m ago", "--json")
            #expect(run.status == 64)
            #expect(try Document(run.errors)["error"]["code"].string == "end_before_start")
            #expect(run.errors.contains("`timetrack log edit running --from TIME \(sandbox.repeated)`"))
            #expect(run.errors.contains("`timetrack cancel \(sandbox.repeated)`"))
            #expect(sandbox.todaysEntries.map(\.end) == [nil])
        }
    }

    @Test func asksForATimeWhenTheClockWasSetBack() async throws {
        try await SandboxFixture.run { sandbox in
            _ = try await sandbox.timetrack("start", "Note G")
            let earlier = SandboxFixture.minutesAgo(60)
            let refused = try await sandbox.timetrack("stop", "--json", at: earlier)
            #expect(refused.status == 64)
            #expect(try Document(refused.errors)["error"]["code"].string == "clock_behind")
            #expect(refused.errors.contains("`timetrack stop --at TIME \(sandbox.repeated)`"))
            #expect(sandbox.todaysEntries.map(\.end) == [nil])
            // A time alone is of the day of the start, and may lie ahead of a clock that is behind.
            let stopped = try await sandbox.timetrack("stop", "--at", SandboxFixture.clock(-10), at: earlier)
            #expect(stopped.output == "Stopped Note G at \(SandboxFixture.clock(-10)) after 0:10.\n")
        }
    }

    @Test func countsPassedTimeAcrossAChangeOfClocks() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["TZ": "Europe/Berlin"])
            let start = try await home.timetrack("start", "Night", "--at", "2026-03-29 01:30", sandbox.endpoint)
            #expect(start.status == 0)
            let stop = try await home.timetrack("stop", "--at", "2026-03-29 03:30", sandbox.endpoint)
            #expect(stop.output == "Stopped Night at Sun 29 Mar 03:30 after 1:00.\n")
            let autumn = ["log", "add", "Long night", "--from", "2025-10-26 01:30", "--to", "2025-10-26 03:30"]
            let added = try await home.timetrack(autumn + [sandbox.endpoint])
            #expect(added.output == "Added Long night, Sun 26 Oct 2025 01:30 to 03:30, 3:00.\n")
        }
    }

    @Test func namesTheTwoTimesBesideOneThatTheClockNeverShowed() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["TZ": "Europe/Berlin"])
            let run = try await home.timetrack("start", "Night", "--at", "2026-03-29 02:30", sandbox.endpoint)
            #expect(run.status == 64)
            #expect(run.errors.contains("`2026-03-29 01:59` and `2026-03-29 03:00`"))
            #expect(sandbox.host.requestCount == 0)
        }
    }

    @Test func takesTheEarlierOfTwoTimesAndSaysSo() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["TZ": "Europe/Berlin"])
            let run = try await home.timetrack("start", "Night", "--at", "2025-10-26 02:30", sandbox.endpoint)
            #expect(run.output == "Started Night at Sun 26 Oct 2025 02:30 (UTC+02:00).\n")
            #expect(sandbox.entries.first?.start == Date(timeIntervalSince1970: 1_761_438_600))
        }
    }

    @Test(arguments: [
        (["--project=Notes"], "--project NAME --description TEXT", "a project and a description"),
        ([], "--description TEXT", "a description"),
    ])
    func saysWhatTheWorkspaceRequires(_ start: [String], _ options: String, _ names: String) async throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].requiresDescription = true
        content.workspaces[0].requiresProject = !start.isEmpty
        try await SandboxFixture.run(content) { sandbox in
            _ = try await sandbox.timetrack("start", "--at", "20m ago")
            let refused = try await sandbox.timetrack("stop", "--json")
            #expect(refused.status == 9)
            let error = try Document(refused.errors)["error"]
            #expect(error["code"].string == "missing_field" && error["http_status"].int == 400)
            #expect(
                error["message"].string
                    == "This workspace requires \(names) of every entry; `timetrack log edit running "
                    + "\(options) \(sandbox.repeated)` adds it, and then the timer can be stopped."
            )
            // The advice works.
            let edited = try await sandbox.home.timetrack(
                ["log", "edit", "running", "--description", "Note G"] + start + [sandbox.endpoint],
                at: SandboxFixture.now
            )
            #expect(edited.status == 0)
            #expect(try await sandbox.timetrack("stop").status == 0)
        }
    }
}
