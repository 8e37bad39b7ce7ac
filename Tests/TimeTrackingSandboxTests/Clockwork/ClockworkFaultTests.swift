import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

/// What goes wrong on command goes wrong with Clockwork's requests as well.
@Suite struct ClockworkFaultTests {
    private let start = #"{"issue_key": "ENGINE-1"}"#

    private func session(_ rule: Sandbox.Faults.Rule? = nil) throws -> SandboxSession {
        var session = try SandboxSession(key: nil, token: Sandbox.Content.StandardToken.adaClockwork)
        session.sandbox.faults.rules = [rule].compactMap(\.self)
        return session
    }

    private func exchange(_ session: inout SandboxSession, _ path: String, _ body: String) -> Sandbox.Exchange {
        var request = HTTPRequest(method: .post, scheme: "http", authority: "127.0.0.1", path: path)
        request.headerFields = session.authorization
        return session.sandbox.exchange(for: request, body: Array(body.utf8))
    }

    @Test func aRuleMeansTheRequestsThatItNames() throws {
        var session = try session(.init(.answer(.internalError), next: 1, of: .init(.post, "/v1/start_timer")))
        #expect(session.send(.get, "/v1/worklogs").status == 200)
        #expect(session.send(.post, "/v1/start_timer", start).status == 500)
        #expect(session.sandbox.content.timers.isEmpty)
        #expect(session.send(.post, "/v1/start_timer", start).status == 200)
        #expect(session.sandbox.content.timers.count == 1)
    }

    @Test func tooManyRequestsDoNothing() throws {
        var session = try session(.init(.tooManyRequests(retryAfter: 7), next: 1))
        let refused = session.send(.post, "/v1/start_timer", start)
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "7")
        #expect(session.sandbox.content.timers.isEmpty)
        session.sandbox.faults.rateLimit = Sandbox.Faults.RateLimit(requestsPerSecond: 1)
        #expect(session.send(.get, "/v1/worklogs").status == 200)
        #expect(session.send(.post, "/v1/start_timer", start).status == 429)
        #expect(session.sandbox.content.timers.isEmpty)
    }

    @Test func anAnswerThatDoesNotComeSaysNothingOfTheTimer() throws {
        for (effect, exchange, timers) in [
            (Sandbox.Faults.Effect.resetBeforeActing, Sandbox.Exchange.reset, 0), (.resetAfterActing, .reset, 1),
            (.withheldAnswer, .silence, 1),
        ] {
            var session = try session(.init(effect))
            #expect(self.exchange(&session, "/v1/start_timer", start) == exchange)
            #expect(session.sandbox.content.timers.count == timers)
        }
    }

    @Test func aLateAnswerIsTheRealOne() throws {
        var session = try session(.init(.slow(.seconds(3))))
        guard case .answer(let head, _, after: .seconds(3)) = exchange(&session, "/v1/start_timer", start) else {
            Issue.record("no late answer")
            return
        }
        #expect(head.status == 200)
        #expect(session.sandbox.content.timers.count == 1)
    }

    @Test func aPageMayStandInForAnyAnswer() throws {
        var session = try session()
        session.sandbox.faults.nextAnswers = [.page()]
        let answer = session.send(.post, "/v1/start_timer", start)
        #expect(answer.status == 200)
        #expect(answer.text.hasPrefix("<!doctype html>"))
        #expect(session.sandbox.content.timers.isEmpty)
    }
}
