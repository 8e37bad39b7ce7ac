import ProgramFixtures
import SandboxServer
import Testing
import TimeTrackingSandbox

@Suite("Times of queued items", .timeLimit(.minutes(2)))
struct QueueTimesTests {
    private static let times = "Sun 26 Oct 2025 02:50 (UTC+02:00)–02:10 (UTC+01:00)"

    @Test func sayTheZoneAndTheYearWhereTheyMatter() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["TZ": "CET-1CEST,M3.5.0,M10.5.0/3", "NO_COLOR": "1"])
            let log = ["log", "add", "Night", "--from", "2025-10-26T02:50+02:00", "--to", "02:10", "--queue"]
            #expect(try await home.timetrack(log + [sandbox.endpoint]).output == "Queued Night, \(Self.times).\n")
            let list = try await home.timetrackOnTerminal("queue", "list", columns: 200)
            #expect(list.output.contains(Self.times))
            let push = try await home.timetrackOnTerminal(
                "queue",
                "push",
                "--dry-run",
                sandbox.endpoint,
                columns: 200
            )
            #expect(push.output.contains("Would push Night, \(Self.times)."))
            let drop = try await home.timetrack("queue", "drop", "--all", "--yes")
            #expect(drop.output == "Dropped Night, \(Self.times).\n")
        }
    }

    @Test func endAQueuedTimerAtTheLaterOfTwoTimes() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["TZ": "CET-1CEST,M3.5.0,M10.5.0/3"])
            let start = ["start", "Night", "--at", "2025-10-26T02:50+02:00", "--queue", sandbox.endpoint]
            #expect(try await home.timetrack(start).status == 0)
            let stop = try await home.timetrack("stop", "--at", "2025-10-26 02:10", "--queue", sandbox.endpoint)
            #expect(stop.output == "Queued the end of Night, \(Self.times).\n")
        }
    }
}
