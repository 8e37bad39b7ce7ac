import ClockworkAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

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

    @Test(arguments: [
        "{}", #"{"messages": null}"#, #"{"messages": []}"#, #"{"messages": [{"type": "info"}]}"#, "", " ", "null", "[]",
        "7", "Timer started", "<!DOCTYPE html><p>Timer started</p>", #"{"messages": [null, 1, {"body": {}}]}"#, "{",
        #"{"messages": 1}"#, #"{"messages": ["", {"body": "", "title": null}]}"#, "\u{FEFF}", #"{"id": "9"}"#,
    ])
    func whatWasDoneIsNoFailureWhateverTheAnswer(body: String) async throws {
        let client = Clockwork.Client.test(
            StubTransport(.response(json: body), .response(status: .created, json: body))
        )
        #expect(try await client.startTimer(issue: Clockwork.IssueKey("PROJ-1")).get().messages == [])
        #expect(try await client.stopTimer(issue: Clockwork.IssueKey("PROJ-1")).get().messages == [])
    }

    @Test
    func anAnswerWithoutContentOrWithBytesThatAreNoText() async throws {
        let client = Clockwork.Client.test(
            StubTransport(
                .response(status: .noContent),
                StubTransport.Answer(head: HTTPResponse(status: .ok), body: [0xFF, 0xFE, 0]),
                StubTransport.Answer(
                    head: HTTPResponse(status: .ok),
                    body: Array(repeating: UInt8(ascii: "["), count: 100_000)
                )
            )
        )
        for _ in 0..<3 {
            #expect(try await client.startTimer(issue: Clockwork.IssueKey("PROJ-1")).get().messages == [])
        }
    }

    @Test(arguments: [
        (#"{"messages": ["Timer started"]}"#, ["Timer started"]),
        (#"{"messages": [{"title": "Started"}]}"#, ["Started"]),
        (#"{"messages": [{"title": "Started", "body": ""}, {"title": "t", "body": "b"}]}"#, ["Started", "b"]),
        (#"{"messages": [{"body": null, "title": "Started"}, 7, "more"]}"#, ["Started", "more"]),
        (#"{"messages": "Started"}"#, ["Started"]),
        (#"{"messages": {"body": "Started"}}"#, ["Started"]),
    ])
    func messagesOfOtherShapes(body: String, messages: [String]) async throws {
        let client = Clockwork.Client.test(StubTransport(.response(json: body)))
        #expect(try await client.stopTimer(issue: Clockwork.IssueKey("PROJ-1")).get().messages == messages)
        #expect(try JSONDecoder().decode(Clockwork.TimerAnswer.self, from: Data(body.utf8)).messages == messages)
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
