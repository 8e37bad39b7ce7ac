import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyTimerTests {
    private let mine = "user/\(SandboxSession.ada)/time-entries"

    @Test func aRunningEntryHasNullsAndStops() throws {
        var session = try SandboxSession()
        let started = session.inEngines(
            .post,
            "time-entries",
            #"{"start": "2026-01-07T09:00:00.000Z", "description": "Note A"}"#
        )
        #expect(started.status == 201)
        let interval = try started.json["timeInterval"]
        #expect(interval == ["start": "2026-01-07T09:00:00Z", "end": nil, "duration": nil])
        for name in ["projectId", "taskId", "tagIds", "kioskId"] {
            #expect(try started.json[name] == .null, "\(name)")
        }
        for flag in ["true", "1"] {
            #expect(try session.inEngines(.get, mine + "?in-progress=\(flag)").list.count == 1)
        }

        let stopped = session.inEngines(.patch, mine, #"{"end": "2026-01-07T10:30:00Z"}"#)
        #expect(stopped.status == 200)
        #expect(try stopped.json["timeInterval"]?["duration"] == "PT1H30M")
        #expect(try session.inEngines(.get, mine + "?in-progress=true").list.isEmpty)

        let again = session.inEngines(.patch, mine, #"{"end": "2026-01-07T10:30:00Z"}"#)
        #expect(again.status == 404)
        #expect(try again.code == 404)
    }

    @Test func startingEndsTheTimerThatRuns() throws {
        var session = try SandboxSession()
        _ = session.inEngines(.post, "time-entries", #"{"start": "2026-01-07T09:00:00Z", "description": "one"}"#)
        _ = session.inEngines(.post, "time-entries", #"{"start": "2026-01-07T09:20:00Z", "description": "two"}"#)
        let list = try session.inEngines(.get, mine + "?page-size=2").list
        #expect(list.map { $0["description"] } == ["two", "one"])
        #expect(list.last?["timeInterval"]?["duration"] == "PT20M")
    }

    @Test func theTimersOfOthersGoOn() throws {
        var session = try SandboxSession()
        _ = session.inEngines(.post, "time-entries", #"{"start": "2026-01-07T09:00:00Z"}"#)
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        _ = session.inEngines(.post, "time-entries", #"{"start": "2026-01-07T09:10:00Z"}"#)
        let running = session.inEngines(.get, "time-entries/status/in-progress")
        #expect(try running.list.count == 2)
        #expect(running.lastPage == "true")
        #expect(session.inEngines(.get, "time-entries/status/in-progress?page-size=1001").status == 400)
        #expect(session.inEngines(.patch, mine, #"{"end": "2026-01-07T10:00:00Z"}"#).status == 403)
    }

    @Test(arguments: [
        ("{}", 501), (#"{"end": "2026-01-07T08:59:59Z"}"#, 501), (#"{"end": "2026-01-07T10:00:00"}"#, 501),
        (#"{"end": 5}"#, 3000), ("", 3000),
    ])
    func aBadEndLeavesTheTimerRunning(body: String, code: Int) throws {
        var session = try SandboxSession()
        _ = session.inEngines(.post, "time-entries", #"{"start": "2026-01-07T09:00:00Z"}"#)
        let answer = session.inEngines(.patch, mine, body)
        #expect(answer.status == 400)
        #expect(try answer.code == .integer(code))
        #expect(try session.inEngines(.get, mine + "?in-progress=true").list.count == 1)
    }

    @Test func aTimerThatLacksSomethingCannotBeStoppedNorReplaced() throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].requiresProject = true
        var session = try SandboxSession(content)
        let start = #"{"start": "2026-01-07T09:00:00Z"}"#
        #expect(session.inEngines(.post, "time-entries", start).status == 201)
        for answer in [
            session.inEngines(.patch, mine, #"{"end": "2026-01-07T10:00:00Z"}"#),
            session.inEngines(.post, "time-entries", start),
        ] {
            #expect(answer.status == 400)
            #expect(try answer.code == 501)
        }
        #expect(session.sandbox.content.timeEntries.count { $0.end == nil } == 1)
    }

    @Test func thereIsNoStopRoute() throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.post, mine + "/stop").status == 404)
    }
}
