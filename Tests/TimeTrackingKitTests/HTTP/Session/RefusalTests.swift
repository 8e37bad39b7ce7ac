import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What the statuses and bodies of refusals become.
@Suite
struct RefusalTests {
    private func failure(
        _ status: HTTPResponse.Status,
        _ body: String = "",
        headers: HTTPFields = [:],
        _ configure: (inout APIRequest) throws -> Void = { _ in }
    ) async throws -> APIError {
        let transport = StubTransport(.response(status: status, json: body, headers: headers))
        return try #require(await APISession.test(transport).failure(configure))
    }

    @Test(arguments: [
        (400, APIError.Code.validation), (401, .unauthorized), (402, .forbidden), (403, .forbidden), (404, .notFound),
        (405, .unexpectedStatus), (409, .validation), (422, .validation), (429, .rateLimited), (500, .server),
        (503, .server), (302, .unexpectedStatus), (418, .unexpectedStatus),
    ])
    func statusesHaveMeanings(status: Int, code: APIError.Code) async throws {
        let error = try await failure(HTTPResponse.Status(code: status))
        #expect(error.code == code)
        #expect(error.status == status)
        #expect(error.operation == "Test.thing")
        #expect(error.message.hasSuffix("."))
    }

    @Test
    func theServiceAndTheCallHaveMeaningsOfTheirOwn() async throws {
        #expect(try await failure(.forbidden, #"{"code": 7}"#).code == .locked)
        #expect(try await failure(.forbidden, #"{"code": 8}"#).code == .forbidden)
        let meaning = APIRequest.Refusal(status: 404, vendorCode: 9)
        #expect(
            try await failure(.notFound, #"{"code": 9}"#) { $0.meanings[meaning] = .noRunningTimer }.code
                == .noRunningTimer
        )
        #expect(try await failure(.notFound, "<html>") { $0.meanings[meaning] = .noRunningTimer }.code == .notFound)
    }

    @Test
    func anHTMLPageIsNoMessage() async throws {
        let error = try await failure(
            .badGateway,
            "<html><head><title>502 Bad Gateway</title></head></html>",
            headers: [.contentType: "text/html"]
        )
        #expect(error.code == .server)
        #expect(error.serverMessage == nil)
        #expect(
            error.description
                == "Test.thing: server (status 502): Test, or a proxy in front of it, failed; try again later."
        )
    }

    @Test
    func aPlainTextIsAMessage() async throws {
        #expect(try await failure(.serviceUnavailable, "upstream\r\nreset").serverMessage == "upstream reset")
    }

    @Test
    func anEchoOfTheTokenIsCutOut() async throws {
        let error = try await failure(.badRequest, #"{"code": 2, "text": "bad \#(canary)\u001b[2J"}"#)
        #expect(error.serverMessage == "bad <secret> [2J")
        #expect(error.vendorCode == 2)
        #expect(!printed(error).contains("canary-token"))
        #expect(!error.description.contains("bad"))
    }

    @Test
    func theFirstOfTwoTokensIsCutOutToo() async throws {
        let transport = StubTransport(
            .response(status: .unauthorized),
            .response(status: .unauthorized, json: #"{"text": "neither \#(canary) nor second-token"}"#)
        )
        let tokens = ScriptedTokens(.provided(canary), .provided("second-token"))
        let error = try #require(await APISession.test(transport, tokens: tokens).failure())
        #expect(error.serverMessage == "neither <secret> nor <secret>")
    }

    @Test
    func retryAfterComesInSecondsOrAsADate() async throws {
        let seconds = try await failure(.tooManyRequests, headers: [.retryAfter: "7"])
        #expect(seconds.retryAfter == .seconds(7))
        #expect(seconds.message.contains("7 seconds"))
        let date = try await failure(
            .tooManyRequests,
            headers: [.date: "Sun, 06 Nov 1994 08:49:37 GMT", .retryAfter: "Sun, 06 Nov 1994 08:50:37 GMT"]
        )
        #expect(date.retryAfter == .seconds(60))
        #expect(try await failure(.tooManyRequests, headers: [.retryAfter: "soon"]).retryAfter == nil)
        #expect(try await failure(.tooManyRequests, headers: [.retryAfter: "999999999999999999999"]).retryAfter != nil)
    }

    @Test(arguments: [
        ("https://evil.test/path?token=x", "evil.test"), ("/v2/thing", "another path"),
        ("//evil.test/x", "another path"),
        ("https://user:pw@evil.test", "cannot be read"),
        ("https://TOKEN.test", "<secret>.test"),
    ])
    func aRedirectNamesItsHostAlone(location: String, shown: String) async throws {
        let error = try await failure(.found, headers: [.location: location.replacing("TOKEN", with: canary)])
        #expect(error.code == .redirected)
        #expect(error.message.contains(shown))
        #expect(!printed(error).contains("token=x"))
        #expect(!printed(error).contains("canary"))
        #expect(!printed(error).contains("pw"))
    }
}
