import HTTPTypes
import ServerUsers
import Testing
import TimeTrackingKit
import TimeTrackingSandbox

@Suite struct BadRequestTests {
    /// A request that makes no sense as it is.
    struct Bad: Sendable, CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let path: String
        let json: String?

        init(_ method: HTTPRequest.Method, _ path: String, _ json: String? = nil) {
            self.method = method
            self.path = path
            self.json = json
        }

        var testDescription: String { "\(method) \(path) \(json ?? "")" }
    }

    static let bad: [Bad] =
        ["/api/timers/start", "/api/timers/stop"]
        .flatMap { path in
            [
                "{}", #"{"issueKey":7}"#, #"{"issueKey":null}"#, #"{"issueKey":""}"#, #"{"issueKey":"no key"}"#,
                #"{"issueKey":"ENGINE-1/../x"}"#, "", "[]", "{", #"{"issueKey":"ENGINE-1","userId":"712020:grace"}"#,
            ]
            .map { Bad(.post, path, $0) }
        } + [
            Bad(.get, "/api/worklogs"), Bad(.get, "/api/worklogs?accountId=&date=2026-01-05"),
            Bad(.get, "/api/worklogs?accountId=a&date=2026-02-30"), Bad(.get, "/api/worklogs?accountId=a&date=today"),
            Bad(.get, "/api/worklogs?accountId=a"), Bad(.get, "/api/worklogs?accountId=a%20b&date=2026-01-05"),
            Bad(.get, "/api/worklogs?accountId=a&accountId=b&date=2026-01-05"),
            Bad(.post, "/api/settings/validate", #"{"accountId":"a"}"#),
            Bad(.post, "/api/settings/validate", #"{"accountId":"a","clockworkApiToken":" "}"#),
            Bad(.post, "/api/settings/validate", #"{"accountId":" ","clockworkApiToken":"t"}"#),
            Bad(.post, "/api/settings/validate", #"{"accountId":"a","clockworkApiToken":"t\r\nX: y"}"#),
            Bad(.post, "/api/settings/validate", #"{"accountId":"a","clockworkApiToken":"t","x":1}"#),
            Bad(.post, "/api/clockify/integration", #"{"apiKey":"","workspaceId":"b00000000000000000000001"}"#),
            Bad(.post, "/api/clockify/integration", #"{"apiKey":"k k","workspaceId":"b00000000000000000000001"}"#),
            Bad(.post, "/api/clockify/integration", #"{"apiKey":"k","workspaceId":"../user"}"#),
            Bad(.post, "/api/clockify/integration", #"{"apiKey":"k","workspaceId":""}"#),
            Bad(.post, "/api/clockify/integration", #"{"apiKey":"k"}"#),
            Bad(
                .post,
                "/api/clockify/integration?verify=perhaps",
                #"{"apiKey":"k","workspaceId":"b00000000000000000000001"}"#
            ),
            Bad(.post, "/api/clockify/workspaces", #"{"apiKey":"\#(String(repeating: "k", count: 5_000))"}"#),
            Bad(.post, "/api/clockify/shared-token", #"{"use":false}"#),
            Bad(.post, "/api/clockwork/shared-token", #"{"use":"yes"}"#),
            Bad(.post, "/api/clockwork/integration", #"{"apiToken":"t","accountId":"a b"}"#),
            Bad(.get, "/api/clockify/projects?workspaceId=..%2Fuser"),
            Bad(.get, "/api/clockify/time-entries"), Bad(.get, "/api/clockify/time-entries?start=2026-01-05T00:00:00Z"),
            Bad(.get, "/api/clockify/time-entries?start=monday&end=2026-01-05T00:00:00Z"),
            Bad(.get, "/api/clockify/time-entries?start=2026-01-05T00:00:00Z&end=2026-01-05T00:00:00Z"),
            Bad(.get, "/api/clockify/time-entries?start=2025-01-05T00:00:00Z&end=2026-01-05T00:00:00Z"),
            Bad(.get, "/api/clockify/time-entries?start=1066-01-05T00:00:00Z&end=1066-01-06T00:00:00Z"),
            Bad(.get, "/api/clockify/timer?userId=me"),
            Bad(.post, "/api/clockify/time-entries", #"{"start":"2026-01-05T08:00:00Z"}"#),
            Bad(
                .post,
                "/api/clockify/time-entries",
                #"{"start":"2026-01-05T08:00:00Z","end":"2026-01-05T07:00:00Z"}"#
            ),
            Bad(
                .post,
                "/api/clockify/time-entries",
                #"{"start":"2026-01-05T08:00:00Z","end":"2026-01-05T09:00:00Z","projectId":"1/../2"}"#
            ),
            Bad(
                .post,
                "/api/clockify/time-entries",
                #"{"start":"2026-01-05T08:00:00Z","end":"2026-01-05T09:00:00Z","tagIds":["1"]}"#
            ),
            Bad(.post, "/api/clockify/timer/start", #"{"description":"\#(String(repeating: "d", count: 3_001))"}"#),
            Bad(.post, "/api/clockify/timer/stop", #"{"entry":"1"}"#),
        ]

    @Test(arguments: bad)
    func `what makes no sense is refused before a service hears of it`(_ bad: Bad) async throws {
        let fixture = RelayFixture()
        try await fixture.connect("ada", to: .clockify, RelayFixture.Token.adaClockify)
        let reply = try await fixture.send(
            bad.method,
            bad.path,
            as: "ada",
            token: RelayFixture.Token.adaClockwork,
            json: bad.json
        )
        #expect(reply.status == .badRequest)
        #expect(reply.error == "BAD_REQUEST")
        #expect(reply.object["statusCode"] as? Int == 400)
        #expect(reply.message?.hasSuffix(".") == true)
        #expect(fixture.sandbox.count == 0)
    }

    @Test func `a form of another site is not taken for JSON`() async throws {
        let fixture = RelayFixture()
        let reply = try await fixture.send(
            .post,
            "/api/timers/start",
            token: RelayFixture.Token.adaClockwork,
            json: #"{"issueKey":"ENGINE-1"}"#,
            contentType: "text/plain"
        )
        #expect(reply.status == .unsupportedMediaType)
        #expect(fixture.sandbox.count == 0)
    }

    @Test func `a body that is too large is refused`() async throws {
        let fixture = RelayFixture()
        let json = #"{"issueKey":"\#(String(repeating: "A", count: 70_000))"}"#
        let reply = try await fixture.send(
            .post,
            "/api/timers/start",
            token: RelayFixture.Token.adaClockwork,
            json: json
        )
        #expect(reply.status == .contentTooLarge)
        #expect(fixture.sandbox.count == 0)
    }

    @Test func `two tokens in the header are refused`() async throws {
        let fixture = RelayFixture()
        let reply = try await fixture.send(.post, "/api/timers/start", token: "one,two", json: #"{"issueKey":"A-1"}"#)
        #expect(reply.status == .badRequest)
        #expect(fixture.sandbox.count == 0)
    }
}
