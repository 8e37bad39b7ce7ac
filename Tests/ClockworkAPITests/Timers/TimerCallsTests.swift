import ClockworkAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct TimerCallsTests {
    private let answer = StubTransport.Answer.response(
        json: #"{"messages": [{"title": "t", "body": "Timer started"}]}"#
    )

    @Test
    func starts() async throws {
        let transport = StubTransport(answer)
        let said = try await Clockwork.Client.test(transport)
            .startTimer(issue: Clockwork.IssueKey("PROJ-1"), comment: "Fix")
            .get()
        #expect(said.messages == ["Timer started"])
        #expect(transport.targets == ["POST /v1/start_timer"])
        let exchange = try #require(transport.exchanges.first)
        #expect(exchange.request.authority == "api.clockwork.report")
        #expect(String(decoding: exchange.body ?? [], as: UTF8.self) == #"{"comment":"Fix","issue_key":"PROJ-1"}"#)
        #expect(
            exchange.authorization == Authorization(name: .authorization, scheme: "Token", secret: .testing(canary))
        )
    }

    @Test
    func stops() async throws {
        let transport = StubTransport(answer)
        _ = try await Clockwork.Client.test(transport).stopTimer(issue: Clockwork.IssueKey("PROJ-1"))
        #expect(transport.targets == ["POST /v1/stop_timer"])
        let body = transport.exchanges.first?.body ?? []
        #expect(String(decoding: body, as: UTF8.self) == #"{"issue_key":"PROJ-1"}"#)
    }

    @Test(arguments: ["{}", #"{"messages": null}"#, #"{"messages": []}"#, #"{"messages": [{"type": "info"}]}"#])
    func anAnswerWithoutMessages(body: String) async throws {
        let transport = StubTransport(.response(json: body))
        let said = try await Clockwork.Client.test(transport).stopTimer(issue: Clockwork.IssueKey("PROJ-1")).get()
        #expect(said.messages == [])
    }

    @Test(arguments: [
        (#"{"error_message": "No timer is running"}"#, "No timer is running"),
        (#"{"message": "No timer"}"#, "No timer"),
        (#"{"messages": [{"title": "Oh", "body": "No timer"}]}"#, "No timer"),
        (#"{"messages": [{"title": "Oh"}]}"#, "Oh"),
        (#"{"error": "No timer"}"#, "No timer"),
        (#"{"errors": ["No timer", "at all"]}"#, "No timer"),
        (#"{"errors": {"issue_key": ["is invalid"]}}"#, "is invalid"),
        (#"["No timer"]"#, "No timer"),
        ("No timer", "No timer"),
        (#"{"other": 1}"#, nil),
        ("<html>oops</html>", nil),
        ("", nil),
    ])
    func aRefusalInAnyShape(body: String, message: String?) async throws {
        let transport = StubTransport(.response(status: .unprocessableContent, json: body))
        let outcome = try await Clockwork.Client.test(transport).stopTimer(issue: Clockwork.IssueKey("PROJ-1"))
        guard case .refused(let refusal) = outcome else {
            Issue.record("a refusal with status 422 counts as accepted")
            return
        }
        let error: APIError? = refusal
        #expect(throws: refusal) { try outcome.get() }
        #expect(error?.code == .validation)
        #expect(error?.status == 422)
        #expect(error?.serverMessage == message)
        #expect(error?.operation == "Clockwork.stopTimer")
    }

    @Test(arguments: [(401, APIError.Code.unauthorized), (403, .forbidden), (404, .notFound), (502, .server)])
    func pagesForBrowsersAreNoMessages(status: Int, code: APIError.Code) async throws {
        let transport = StubTransport(
            .response(status: HTTPResponse.Status(code: status), json: "<!DOCTYPE html><p>\(canary)</p>")
        )
        let error = try #require(
            await failure {
                _ = try await Clockwork.Client.test(transport).startTimer(issue: Clockwork.IssueKey("PROJ-1"))
            }
        )
        #expect(error.code == code)
        #expect(error.serverMessage == nil)
        var text = "\(error)"
        dump(error, to: &text)
        #expect(!text.contains("canary"))
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func anEchoOfTheTokenIsCutOut() async throws {
        let transport = StubTransport(.response(status: .unauthorized, json: #"{"error": "Token \#(canary) is bad"}"#))
        let error = await failure {
            _ = try await Clockwork.Client.test(transport).startTimer(issue: Clockwork.IssueKey("PROJ-1"))
        }
        #expect(error?.serverMessage == "Token <secret> is bad")
    }
}
