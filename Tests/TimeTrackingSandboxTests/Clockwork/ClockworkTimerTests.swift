import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockworkTimerTests {
    private func session(_ content: Sandbox.Content = .standard) throws -> SandboxSession {
        try SandboxSession(content, key: nil, token: Sandbox.Content.StandardToken.adaClockwork)
    }

    @Test func aTimerLeavesAWorklog() throws {
        var session = try session()
        let started = session.send(.post, "/v1/start_timer", #"{"issue_key": "ENGINE-1", "comment": "c"}"#)
        #expect(started.status == 200)
        guard case .array(let messages) = try started.json["messages"] else {
            Issue.record("no messages: \(started.text)")
            return
        }
        #expect(messages.first?["body"] != nil)
        session.time.advance(by: 90)
        #expect(session.send(.post, "/v1/stop_timer", #"{"issue_key": "ENGINE-1"}"#).status == 200)
        let rows = try session.send(.get, "/v1/worklogs?starting_at=2026-01-07&ending_at=2026-01-07").list
        #expect(rows.count == 1)
        #expect(rows.first?["timeSpentSeconds"] == 90)
        #expect(rows.first?["started"] == "2026-01-07T09:00:00Z")
        #expect(session.sandbox.content.worklogs.last?.comment == "c")
    }

    @Test func theKeyMayComeAsAFormOrInTheQuery() throws {
        var session = try session()
        let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        #expect(session.send(.post, "/v1/start_timer", "issue_key=ENGINE-1", headers: form).status == 200)
        #expect(session.send(.post, "/v1/stop_timer?issue_key=ENGINE-1").status == 200)
    }

    @Test func wrongIssuesAndStatesCannotBeProcessed() throws {
        var session = try session()
        for (path, body) in [
            ("start_timer", #"{"issue_key": "NONE-1"}"#), ("start_timer", "{}"), ("start_timer", ""),
            ("start_timer", #"{"issue_key": 1}"#), ("stop_timer", #"{"issue_key": "ENGINE-1"}"#),
        ] {
            let answer = session.send(.post, "/v1/\(path)", body)
            #expect(answer.status == 422, "\(body)")
            #expect(throws: Never.self) { try answer.json }
        }
        #expect(session.send(.post, "/v1/start_timer", "{").status == 400)
    }

    @Test func startingStopsTheOwnTimerUnlessTheSiteAllowsSeveral() throws {
        for allowsSeveral in [false, true] {
            var content = Sandbox.Content.standard
            content.allowsSeveralTimers = allowsSeveral
            var session = try session(content)
            _ = session.send(.post, "/v1/start_timer", #"{"issue_key": "ENGINE-1"}"#)
            session.time.advance(by: 60)
            _ = session.send(.post, "/v1/start_timer", #"{"issue_key": "ENGINE-2"}"#)
            let stop = session.send(.post, "/v1/stop_timer", #"{"issue_key": "ENGINE-1"}"#)
            #expect(stop.status == (allowsSeveral ? 200 : 422))
            #expect(session.sandbox.content.worklogs.count == 3)
        }
    }

    @Test func othersTimersAreTheirs() throws {
        var session = try session()
        _ = session.send(.post, "/v1/start_timer", #"{"issue_key": "ENGINE-1"}"#)
        session.use(token: Sandbox.Content.StandardToken.graceClockwork)
        #expect(session.send(.post, "/v1/stop_timer", #"{"issue_key": "ENGINE-1"}"#).status == 422)
    }

    @Test func aTimerThatIsTooShortLeavesNothing() throws {
        var content = Sandbox.Content.standard
        content.shortestWorklog = 60
        var session = try session(content)
        _ = session.send(.post, "/v1/start_timer", #"{"issue_key": "ENGINE-1"}"#)
        session.time.advance(by: 59)
        #expect(session.send(.post, "/v1/stop_timer", #"{"issue_key": "ENGINE-1"}"#).status == 200)
        #expect(session.sandbox.content.worklogs.count == 2)
    }

    @Test func onlyTheWordTokenIsTaken() throws {
        let token = Sandbox.Content.StandardToken.adaClockwork
        for value in [nil, token, "Bearer \(token)", "token \(token)", "Token  \(token)", "Token ", "Token canary"] {
            var session = try SandboxSession(key: nil)
            session.authorization[.authorization] = value
            let answer = session.send(.get, "/v1/worklogs")
            #expect(answer.status == 401)
            #expect(!answer.text.contains("canary"))
        }
    }

    @Test func anUnknownRouteIsAPage() throws {
        var session = try session()
        for (method, path) in [
            (HTTPRequest.Method.patch, "/v1/worklogs/20001"), (.get, "/v1/timers"), (.get, "/v1/start_timer"),
            (.post, "/v1/worklogs"),
        ] {
            let answer = session.send(method, path)
            #expect(answer.status == 404)
            #expect(answer.headers[.contentType]?.hasPrefix("text/html") == true)
        }
    }
}
