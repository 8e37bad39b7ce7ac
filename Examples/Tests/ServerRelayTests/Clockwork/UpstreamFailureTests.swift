import HTTPTypes
import ServerTokens
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

@Suite struct UpstreamFailureTests {
    typealias Answer = StubTransport.Answer

    /// What a service answers, and what becomes of it on the way.
    struct Case: Sendable, CustomTestStringConvertible {
        let upstream: Int
        let timer: (Int, String)
        let list: (Int, String)

        var testDescription: String { "\(upstream)" }
    }

    static let cases = [
        Case(upstream: 400, timer: (400, "FAILED"), list: (422, "CLOCKWORK_REFUSED")),
        Case(upstream: 401, timer: (401, "UNAUTHORIZED"), list: (401, "CLOCKWORK_UNAUTHORIZED")),
        Case(upstream: 402, timer: (402, "FAILED"), list: (403, "CLOCKWORK_FORBIDDEN")),
        Case(upstream: 403, timer: (403, "UNAUTHORIZED"), list: (403, "CLOCKWORK_FORBIDDEN")),
        Case(upstream: 404, timer: (404, "FAILED"), list: (404, "CLOCKWORK_NOT_FOUND")),
        Case(upstream: 422, timer: (422, "INVALID_STATE"), list: (422, "CLOCKWORK_REFUSED")),
        Case(upstream: 429, timer: (429, "FAILED"), list: (429, "UPSTREAM_RATE_LIMITED")),
        Case(upstream: 500, timer: (500, "FAILED"), list: (502, "UPSTREAM_FAILED")),
        Case(upstream: 503, timer: (503, "FAILED"), list: (502, "UPSTREAM_FAILED")),
        Case(upstream: 302, timer: (502, "FAILED"), list: (502, "UPSTREAM_INVALID_ANSWER")),
        Case(upstream: 999, timer: (502, "FAILED"), list: (502, "UPSTREAM_INVALID_ANSWER")),
    ]

    @Test(arguments: cases)
    func `a refusal of the service keeps its status for timers and is told in our words`(_ one: Case) async throws {
        let transport = StubTransport { _ in
            .response(
                status: .init(code: one.upstream),
                json: #"{"message":"Upstream <b>words</b>"}"#,
                headers: [.location: "https://evil.example.com/x"]
            )
        }
        let fixture = RelayFixture(transport: transport)
        for (path, name) in [("/api/timers/start", "START_TIMER"), ("/api/timers/stop", "STOP_TIMER")] {
            let reply = try await fixture.send(.post, path, token: "header-1", json: #"{"issueKey":"A-1"}"#)
            #expect(reply.status.code == one.timer.0)
            #expect(reply.error == "\(name)_\(one.timer.1)")
            #expect((reply.message == "Upstream <b>words</b>") == (one.upstream == 422 || one.upstream == 400))
        }
        let list = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", token: "header-1")
        #expect(list.status.code == one.list.0)
        #expect(list.error == one.list.1)
        #expect(!list.text.contains("words"))
        #expect(!list.text.contains("evil"))
        #expect(transport.exchanges.count == 3, "nothing is sent twice")
    }

    @Test func `Retry-After of the service is kept`() async throws {
        let transport = StubTransport { _ in
            .response(status: .tooManyRequests, json: "{}", headers: [.retryAfter: "17"])
        }
        let fixture = RelayFixture(transport: transport)
        let start = try await fixture.send(.post, "/api/timers/start", token: "t-1", json: #"{"issueKey":"A-1"}"#)
        #expect(start.headers[.retryAfter] == "17")
        let list = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", token: "t-1")
        #expect(list.headers[.retryAfter] == "17")
    }

    @Test(
        arguments: [
            (TransportError.Code.timedOut, 504, "UPSTREAM_TIMEOUT"), (.unreachable, 502, "UPSTREAM_UNREACHABLE"),
            (.untrusted, 502, "UPSTREAM_UNREACHABLE"), (.disconnected, 502, "UPSTREAM_UNREACHABLE"),
            (.responseTooLarge, 502, "UPSTREAM_INVALID_ANSWER"), (.malformedResponse, 502, "UPSTREAM_INVALID_ANSWER"),
            (.rateLimited, 503, "SERVER_BUSY"),
        ]
    )
    func `a way to the service that fails has a status of its own`(
        _ code: TransportError.Code,
        _ status: Int,
        _ word: String
    ) async throws {
        let transport = StubTransport { _ in
            throw TransportError(code, delivery: .unknown, message: "Internal words of 10.0.0.7.")
        }
        let fixture = RelayFixture(transport: transport)
        let start = try await fixture.send(.post, "/api/timers/start", token: "t-1", json: #"{"issueKey":"A-1"}"#)
        #expect(start.status.code == status)
        #expect(start.error == "START_TIMER_FAILED")
        let list = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", token: "t-1")
        #expect(list.status.code == status)
        #expect(list.error == word)
        #expect(!(start.text + list.text).contains("10.0.0.7"))
        #expect(transport.exchanges.count == 2)
        #expect(transport.exchanges.allSatisfy { $0.timeout <= .seconds(7) })
    }

    @Test func `a page in place of JSON is no answer`() async throws {
        let fixture = RelayFixture()
        fixture.sandbox.change { $0.faults.nextAnswers = [.page()] }
        let list = try await fixture.send(
            .get,
            "/api/worklogs?accountId=a&date=2026-01-05",
            token: RelayFixture.Token.adaClockwork
        )
        #expect(list.status == .badGateway)
        #expect(list.error == "UPSTREAM_INVALID_ANSWER")
        #expect(!list.text.contains("<"))
    }

    @Test func `deeply nested JSON and an answer that is too large are no answers`() async throws {
        let fixture = RelayFixture()
        var large = Sandbox.Faults.Answer.page()
        large.body = Array(repeating: UInt8(ascii: "["), count: 9 * 1024 * 1024)
        let token = RelayFixture.Token.adaClockwork
        for answer in [large, .nestedJSON(depth: 100_000)] {
            fixture.sandbox.change { $0.faults.nextAnswers = [answer] }
            let list = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", token: token)
            #expect(list.status == .badGateway)
            #expect(list.error == "UPSTREAM_INVALID_ANSWER")
        }
    }

    @Test func `pages without an end are refused`() async throws {
        let rows = (0..<10_000)
            .map { #"{"id":"\#($0)","started":"2026-01-05T08:00:00Z","timeSpentSeconds":1}"# }
            .joined(separator: ",")
        let worklogs = StubTransport { _ in .response(json: "[\(rows)]") }
        let fixture = RelayFixture(transport: worklogs)
        let list = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", token: "t-1")
        #expect(list.status == .badGateway)
        #expect(list.error == "UPSTREAM_INVALID_ANSWER")
        #expect(worklogs.exchanges.count == 1)
    }

    @Test func `sums of a hostile answer do not overflow`() async throws {
        let row = #"{"id":"ID","started":"2026-01-05T08:00:00Z","timeSpentSeconds":9223372036854775807}"#
        let rows = "[\(row.replacing("ID", with: "1")),\(row.replacing("ID", with: "2"))]"
        let fixture = RelayFixture(transport: StubTransport { _ in .response(json: rows) })
        let list = try await fixture.send(.get, "/api/worklogs?accountId=a&date=2026-01-05", token: "t-1")
        #expect(list.status == .ok)
        #expect(list.text.contains(#""totalSeconds":9223372036854775807"#))
    }

    @Test func `a token that the service repeats is in no answer`() async throws {
        let canary = SecretCanary()
        let token = canary.secret.withRevealedBytes { String(decoding: $0, as: UTF8.self) }
        let transport = StubTransport { exchange in
            .response(
                status: .unprocessableContent,
                json:
                    #"{"message":"Bad Authorization: Token \#(token) for \#(exchange.bodyText.filter { $0 != "\"" })"}"#
            )
        }
        let fixture = RelayFixture(transport: transport)
        let reply = try await fixture.send(.post, "/api/timers/start", token: token, json: #"{"issueKey":"A-1"}"#)
        #expect(reply.status == .unprocessableContent)
        #expect(LeakDetector(canary).leaks(in: reply.text).isEmpty)
        #expect(LeakDetector(canary).leaks(inPrintsOf: fixture.audit.events).isEmpty)
    }

    @Test func `a request that is validated tells other failures from a token that is refused`() async throws {
        let json = #"{"accountId":"a","clockworkApiToken":"t-1"}"#
        for (answer, status) in [(503, 502), (429, 429), (422, 422)] {
            let transport = StubTransport { _ in .response(status: .init(code: answer), json: "{}") }
            let reply = try await RelayFixture(transport: transport)
                .send(.post, "/api/settings/validate", json: json)
            #expect(reply.status.code == status)
            #expect(reply.object["valid"] == nil)
        }
        let refusing = StubTransport { _ in .response(status: .forbidden, json: "{}") }
        let reply = try await RelayFixture(transport: refusing).send(.post, "/api/settings/validate", json: json)
        #expect(reply.object["valid"] as? Bool == false)
    }
}
