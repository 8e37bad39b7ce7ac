import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What Clockify's statuses and numbers mean.
@Suite
struct ClockifyRefusalTests {
    private func client(_ status: Int, _ body: String, headers: HTTPFields = [:]) -> Clockify.Client {
        .test(StubTransport(.response(status: HTTPResponse.Status(code: status), json: body, headers: headers)))
    }

    @Test(arguments: [
        (401, 1000, APIError.Code.unauthorized), (401, 4003, .unauthorized), (401, 4019, .unauthorized),
        (402, 1, .forbidden), (403, 501, .forbidden), (403, 1003, .locked), (403, 4030, .manualTrackingDisabled),
        (406, 406, .forbidden), (404, 404, .notFound), (404, 3000, .notFound), (405, 3000, .unexpectedStatus),
        (400, 501, .validation), (400, 3000, .validation), (429, 1, .rateLimited), (500, 1, .server),
    ])
    func statusAndNumberDecide(status: Int, number: Int, code: APIError.Code) async throws {
        let client = client(status, #"{"message": "Un texto cualquiera", "code": \#(number)}"#)
        let error = try #require(await failure { _ = try await client.workspaces() })
        #expect(error.code == code)
        #expect(error.status == status)
        #expect(error.vendorCode == number)
        #expect(error.serverMessage == "Un texto cualquiera")
        #expect(error.operation == "Clockify.workspaces")
    }

    @Test
    func oneEntityThatIsNotThereIsNotFound() async throws {
        let body = #"{"message": "Project doesn't belong to Workspace", "code": 501}"#
        let project = await failure { [client = client(400, body)] in
            _ = try await client.project(Clockify.ProjectID("p9"), in: workspace)
        }
        #expect(project?.code == .notFound)
        let entry = await failure { [client = client(400, body)] in
            _ = try await client.timeEntry(Clockify.TimeEntryID("e9"), in: workspace)
        }
        #expect(entry?.code == .notFound)
    }

    @Test
    func whatAWriteNamesAndIsNotThereIsValidation() async throws {
        let body = #"{"message": "Project doesn't belong to Workspace", "code": 501}"#
        let error = await failure { [client = client(400, body)] in
            let start = try moment("2026-03-02T08:00:00Z")
            _ = try await client.startTimer(in: workspace, at: start, project: Clockify.ProjectID("p9"))
        }
        #expect(error?.code == .validation)
    }

    @Test(arguments: [
        (404, #"{"message": "Currently running time entry doesn't exist", "code": 404}"#, APIError.Code.noRunningTimer),
        (404, #"{"message": "No static resource", "code": 3000}"#, .notFound),
        (404, "<html>not here</html>", .notFound),
        (400, #"{"message": "Project is required", "code": 501}"#, .validation),
    ])
    func stoppingNothing(status: Int, body: String, code: APIError.Code) async throws {
        let error = await failure { [client = client(status, body)] in
            _ = try await client.stopTimer(in: workspace, user: user, at: moment("2026-03-02T08:00:00Z"))
        }
        #expect(error?.code == code)
    }

    @Test
    func theOldFormAndNumbersAsTextsAreRead() async throws {
        let client = client(401, #"{"description": "Full authentication is required", "code": "1000"}"#)
        let error = try #require(await failure { _ = try await client.user() })
        #expect(error.serverMessage == "Full authentication is required")
        #expect(error.vendorCode == 1000)
        #expect(error.tokenSource == .provided)
    }

    @Test(arguments: [#"{"message": null, "description": "x"}"#, #"{"message": 7, "description": "x"}"#])
    func aMessageThatIsNoneDoesNotHideTheOldForm(body: String) async throws {
        let client = client(400, body)
        #expect(await failure { _ = try await client.user() }?.serverMessage == "x")
    }

    @Test
    func tooManyRequestsSayHowLongToWait() async throws {
        let client = client(429, #"{"message": "Too many requests"}"#, headers: [.retryAfter: "3"])
        let error = try #require(await failure { _ = try await client.user() })
        #expect(error.code == .rateLimited)
        #expect(error.retryAfter == .seconds(3))
        #expect(error.vendorCode == nil)
    }

    @Test
    func aGatewaysPageIsASentence() async throws {
        let client = client(502, "<html><h1>502 Bad Gateway</h1></html>", headers: [.contentType: "text/html"])
        let error = try #require(await failure { _ = try await client.user() })
        #expect(error.code == .server)
        #expect(error.serverMessage == nil)
        #expect(!error.description.contains("<"))
    }

    @Test
    func aRedirectIsNotFollowed() async throws {
        let transport = StubTransport(
            .response(status: .movedPermanently, headers: [.location: "https://evil.test/api/v1/user"])
        )
        let error = try #require(await failure { _ = try await Clockify.Client.test(transport).user() })
        #expect(error.code == .redirected)
        #expect(error.message.contains("evil.test"))
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func anEchoOfTheKeyIsCutOut() async throws {
        let client = client(401, #"{"message": "Api key \#(canary) does not exist", "code": 4003}"#)
        let error = try #require(await failure { _ = try await client.user() })
        var text = "\(error) \(String(reflecting: error))"
        dump(error, to: &text)
        #expect(!text.contains("canary"))
        #expect(error.serverMessage == "Api key <secret> does not exist")
    }
}
