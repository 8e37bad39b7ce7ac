import Foundation
import HTTPTypes
import SandboxServer
import Testing
import TimeTrackingSandbox

/// The desktop app's calls, with the JSON and the header that it sends, to a server set up as its backend was: nobody
/// signs in, it listens on loopback, and it has a CLOCKWORK_API_TOKEN.
@Suite(.timeLimit(.minutes(3)))
struct SystemACallsTests {
    private typealias Token = ServerFixture.Token

    private static let start = "/api/timers/start"
    private static let stop = "/api/timers/stop"
    private static let validate = "/api/settings/validate"

    private static func failure(_ code: String, _ message: String, _ status: Int) -> String {
        #"{"error":"\#(code)","message":"\#(message)","statusCode":\#(status)}"#
    }

    private static let refused =
        "Clockwork does not accept the token; make a new one there and send your token in the header X-Clockwork-Token "
        + "or save it on this server's page."

    private static let calls: [PlanCall] = [
        PlanCall(
            path: start,
            token: Token.adaClockwork,
            body: #"{"issueKey": "ENGINE-1", "comment": "Carry"}"#,
            status: 201,
            answer: "{}"
        ),
        PlanCall(
            path: start,
            token: Token.adaClockwork,
            body: #"{"issueKey": "ENGINE-1"}"#,
            status: 422,
            answer: failure("START_TIMER_INVALID_STATE", "A timer for ENGINE-1 runs already.", 422)
        ),
        PlanCall(
            path: start,
            token: Token.adaClockwork,
            body: #"{"comment": "Carry"}"#,
            status: 400,
            answer: failure("BAD_REQUEST", "The field issueKey is missing; send it.", 400)
        ),
        PlanCall(
            path: start,
            token: Token.adaClockwork,
            body: #"{"issueKey": 1}"#,
            status: 400,
            answer: failure("BAD_REQUEST", "The field issueKey has the wrong type; send a text.", 400)
        ),
        PlanCall(
            method: "GET",
            path: start,
            token: Token.adaClockwork,
            status: 405,
            allow: "POST",
            answer: #"{"error":"METHOD_NOT_ALLOWED"}"#
        ),
        PlanCall(
            path: start,
            token: "of-nobody",
            body: #"{"issueKey": "ENGINE-1"}"#,
            status: 401,
            answer: failure("START_TIMER_UNAUTHORIZED", refused, 401)
        ),
        PlanCall(path: stop, token: Token.adaClockwork, body: #"{"issueKey": "ENGINE-1"}"#, status: 200, answer: "{}"),
        PlanCall(
            path: stop,
            token: Token.adaClockwork,
            body: #"{"issueKey": "ENGINE-1"}"#,
            status: 422,
            answer: failure("STOP_TIMER_INVALID_STATE", "No timer for ENGINE-1 runs.", 422)
        ),
        PlanCall(
            path: stop,
            token: "of-nobody",
            body: #"{"issueKey": "ENGINE-1"}"#,
            status: 401,
            answer: failure("STOP_TIMER_UNAUTHORIZED", refused, 401)
        ),
        PlanCall(
            method: "DELETE",
            path: stop,
            status: 405,
            allow: "POST",
            answer: #"{"error":"METHOD_NOT_ALLOWED"}"#
        ),
        // Without a token, and with a blank one, the server's own is used.
        PlanCall(path: start, body: #"{"issueKey": "ENGINE-2"}"#, status: 201, answer: "{}"),
        PlanCall(
            path: start,
            token: "   ",
            body: #"{"issueKey": "ENGINE-2"}"#,
            status: 422,
            answer: failure(
                "START_TIMER_INVALID_STATE",
                "Clockwork refused what was sent; check the values.",
                422
            )
        ),
        PlanCall(path: stop, token: "", body: #"{"issueKey": "ENGINE-2"}"#, status: 200, answer: "{}"),
        PlanCall(
            method: "GET",
            path: "/api/worklogs?accountId=712020:ada&date=2026-01-05",
            token: "  \(Token.adaClockwork) ",
            status: 200,
            answer: #"{"accountId":"712020:ada","date":"2026-01-05","total":1,"totalSeconds":5400,"worklogs":["#
                + #"{"author":{"accountId":"712020:ada"},"comment":"First attempt\nSecond attempt","id":"20001","#
                + #""issue":{"id":"10001","key":"ENGINE-1"},"started":"2026-01-05T08:30:00Z","timeSpentSeconds":5400}]}"#
        ),
        PlanCall(
            path: validate,
            body: #"{"accountId": "712020:ada", "clockworkApiToken": "\#(Token.adaClockwork)"}"#,
            status: 200,
            answer: #"{"valid":true}"#
        ),
        PlanCall(
            path: validate,
            body: #"{"accountId": "712020:ada", "clockworkApiToken": "of-nobody"}"#,
            status: 200,
            answer: #"{"message":"Clockwork does not accept this token; check that you copied all of it, or make a "#
                + #"new one there.","valid":false}"#
        ),
    ]

    private func withBackend(_ body: @escaping @Sendable (ServerFixture) async throws -> Void) async throws {
        let end = try await ServerFixture.run(
            settings: ["shared_token_writes": "true"],
            variables: ["CLOCKWORK_API_TOKEN": Token.sharedClockwork],
            tables: ["[shared_accounts_anonymous]", #"clockwork = ["712020:shared"]"#],
            hasSignIn: false
        ) { fixture in
            try await body(fixture)
        }
        #expect(end.status == 0)
        #expect(!end.output.contains("sandbox/clockwork"))
    }

    @Test func answersCurlAsTheBackendDid() async throws {
        try await withBackend { fixture in
            for call in Self.calls {
                let reply = try await call.byCurl(fixture.server.address)
                #expect(reply == call.expected, "\(call.method) \(call.path) \(call.body ?? "")")
            }
        }
    }

    @Test func answersNodeAsTheBackendDid() async throws {
        try await withBackend { fixture in
            let replies = try await PlanCall.byNode(Self.calls, fixture.server.address)
            #expect(replies.count == Self.calls.count)
            for (call, reply) in zip(Self.calls, replies) {
                #expect(reply == call.expected, "\(call.method) \(call.path) \(call.body ?? "")")
            }
        }
    }

    @Test(
        arguments: [
            (401, "UNAUTHORIZED"), (403, "UNAUTHORIZED"), (422, "INVALID_STATE"), (400, "FAILED"), (404, "FAILED"),
            (409, "FAILED"), (500, "FAILED"), (503, "FAILED"),
        ]
    )
    func keepsTheStatusOfClockwork(status: Int, word: String) async throws {
        try await ServerFolder.make { folder in
            _ = try await LoopbackServer.run { _, _ in
                (
                    HTTPResponse(status: .init(code: status), headerFields: [.contentType: "application/json"]),
                    Array(#"{"message":"as it is"}"#.utf8)
                )
            } whileServing: { services in
                try await RunningServer.run(in: folder.withoutSignIn(), services: services.address) { server in
                    for (path, name) in [(Self.start, "START_TIMER"), (Self.stop, "STOP_TIMER")] {
                        let call = PlanCall(
                            path: path,
                            token: "any",
                            body: #"{"issueKey":"PROJ-1"}"#,
                            status: status,
                            answer: ""
                        )
                        let reply = try await call.byCurl(server.address)
                        #expect(reply.status == status)
                        #expect(reply.body.hasPrefix(#"{"error":"\#(name)_\#(word)","message":""#), "\(reply.body)")
                        #expect(reply.body.hasSuffix(#","statusCode":\#(status)}"#), "\(reply.body)")
                    }
                }
            }
        }
    }
}
