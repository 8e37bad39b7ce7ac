import HTTPTypes
import ServerRelay
import ServerTokens
import ServerUsers
import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingSandbox

/// The calls of system A's clients, header and JSON as they send them.
@Suite struct OriginalClientTests {
    let fixture = RelayFixture()
    let token = RelayFixture.Token.adaClockwork

    @Test func `a timer starts with the header's token`() async throws {
        let reply = try await fixture.send(
            .post,
            "/api/timers/start",
            token: token,
            json: #"{"issueKey": "ENGINE-1", "comment": "Notes"}"#
        )
        #expect(reply.status == .created)
        #expect(reply.text == "{}")
        #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
        #expect(reply.headers[.cacheControl] == "no-store")
        let timers = timers()
        #expect(timers.map(\.author) == ["712020:ada"])
        #expect(timers.map(\.comment) == ["Notes"])
    }

    @Test func `a timer stops`() async throws {
        _ = try await fixture.send(.post, "/api/timers/start", token: token, json: #"{"issueKey":"ENGINE-1"}"#)
        let reply = try await fixture.send(.post, "/api/timers/stop", token: token, json: #"{"issueKey":"ENGINE-1"}"#)
        #expect(reply.status == .ok)
        #expect(reply.text == "{}")
        #expect(timers().isEmpty)
    }

    @Test func `stopping what does not run is an invalid state with Clockwork's own words`() async throws {
        let reply = try await fixture.send(.post, "/api/timers/stop", token: token, json: #"{"issueKey":"ENGINE-1"}"#)
        #expect(reply.status == .unprocessableContent)
        #expect(reply.error == "STOP_TIMER_INVALID_STATE")
        #expect(reply.object["statusCode"] as? Int == 422)
        #expect(reply.message?.contains("timer") == true)
    }

    @Test func `a wrong token is unauthorized`() async throws {
        let start = try await fixture.send(
            .post,
            "/api/timers/start",
            token: "sandbox/clockwork+nobody==",
            json: #"{"issueKey":"ENGINE-1"}"#
        )
        #expect(start.status == .unauthorized)
        #expect(start.error == "START_TIMER_UNAUTHORIZED")
        let stop = try await fixture.send(
            .post,
            "/api/timers/stop",
            token: "sandbox/clockwork+nobody==",
            json: #"{"issueKey":"ENGINE-1"}"#
        )
        #expect(stop.error == "STOP_TIMER_UNAUTHORIZED")
    }

    @Test func `worklogs come with their sums`() async throws {
        let reply = try await fixture.send(
            .get,
            "/api/worklogs?accountId=712020%3Aada&date=2026-01-05",
            token: token
        )
        #expect(reply.status == .ok)
        #expect(reply.object["total"] as? Int == 1)
        #expect(reply.object["totalSeconds"] as? Int == 5_400)
        #expect(reply.object["date"] as? String == "2026-01-05")
        #expect(reply.object["accountId"] as? String == "712020:ada")
        let row = try #require(reply.list("worklogs").first)
        #expect(row["id"] as? String == "20001")
        #expect(row["timeSpentSeconds"] as? Int == 5_400)
        #expect(row["started"] as? String == "2026-01-05T08:30:00Z")
        #expect((row["author"] as? [String: String])?["accountId"] == "712020:ada")
        #expect((row["issue"] as? [String: String])?["key"] == "ENGINE-1")
        #expect((row["comment"] as? String)?.hasPrefix("First attempt") == true)
    }

    @Test func `a day without worklogs is an empty list`() async throws {
        let reply = try await fixture.send(.get, "/api/worklogs?accountId=712020:ada&date=2026-02-28", token: token)
        #expect(reply.status == .ok)
        #expect(reply.object["total"] as? Int == 0)
        #expect(reply.text.contains(#""worklogs":[]"#))
    }

    @Test func `a token is validated, trimmed, and nothing is saved`() async throws {
        let good = try await fixture.send(
            .post,
            "/api/settings/validate",
            json: #"{"accountId":"712020:ada","clockworkApiToken":"  \#(token)\n"}"#
        )
        #expect(good.status == .ok)
        #expect(good.object["valid"] as? Bool == true)
        let bad = try await fixture.send(
            .post,
            "/api/settings/validate",
            json: #"{"accountId":"712020:ada","clockworkApiToken":"sandbox/clockwork+nobody=="}"#
        )
        #expect(bad.status == .ok)
        #expect(bad.object["valid"] as? Bool == false)
        #expect(bad.message?.isEmpty == false)
        #expect(try await fixture.users.keys(service: nil, after: nil, limit: 10).isEmpty)
    }

    @Test func `a wrong token is never validated with another one`() async throws {
        let fixture = RelayFixture(
            SharedTokenRules(
                spenders: .anybody,
                allowsWrites: true,
                accounts: .init(ofAnybody: [.clockwork: ["712020:ada"]])
            )
        )
        try await fixture.connect("ada", to: .clockwork, token)
        let reply = try await fixture.send(
            .post,
            "/api/settings/validate",
            as: "ada",
            token: token,
            json: #"{"accountId":"712020:ada","clockworkApiToken":"sandbox/clockwork+nobody=="}"#
        )
        #expect(reply.object["valid"] as? Bool == false)
        #expect(fixture.sandbox.count == 1)
    }

    @Test func `a signed-in user's own token is used without a header, and told to who remembers timers`() async throws
    {
        try await fixture.connect("grace", to: .clockwork, RelayFixture.Token.graceClockwork)
        let start = #"{"issueKey":"engine-2","comment":" Moth "}"#
        #expect(try await fixture.send(.post, "/api/timers/start", as: "grace", json: start).status == .created)
        #expect(timers().map(\.author) == ["712020:grace"])
        let stop = try await fixture.send(.post, "/api/timers/stop", as: "grace", json: #"{"issueKey":"ENGINE-2"}"#)
        #expect(stop.status == .ok)
        let changes = fixture.timerChanges.withLock { $0 }
        #expect(changes.map(\.kind) == [.started, .stopped])
        #expect(changes.map(\.issue) == ["ENGINE-2", "ENGINE-2"])
        #expect(changes.first?.comment == "Moth")
        #expect(changes.first?.user == (try RelayFixture.user("grace")))
        #expect(changes.first?.time == RelayFixture.noon)
    }

    @Test func `a blank header counts as none`() async throws {
        let reply = try await fixture.send(.post, "/api/timers/start", token: " ", json: #"{"issueKey":"ENGINE-1"}"#)
        #expect(reply.status == .unauthorized)
        #expect(reply.error == "START_TIMER_UNAUTHORIZED")
        #expect(fixture.sandbox.count == 0)
    }

    private func timers() -> [Sandbox.Content.Timer] {
        var timers: [Sandbox.Content.Timer] = []
        fixture.sandbox.change { timers = $0.content.timers }
        return timers
    }
}
