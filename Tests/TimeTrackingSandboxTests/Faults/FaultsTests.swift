import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct FaultsTests {
    @Test func answersComeInOrderAndThenTheServiceIsBack() throws {
        var session = try SandboxSession()
        session.sandbox.faults.nextAnswers = [.badGateway, .badGateway, .redirect(to: "http://elsewhere.example/")]
        let page = session.send(.get, "/api/v1/user")
        #expect(page.status == 502)
        #expect(page.headers[.contentType]?.hasPrefix("text/html") == true)
        #expect(session.send(.get, "/v1/worklogs").status == 502)
        let redirect = session.send(.get, "/api/v1/user")
        #expect(redirect.status == 302)
        #expect(redirect.headers[.location] == "http://elsewhere.example/")
        #expect(session.send(.get, "/api/v1/user").status == 200)
    }

    @Test func nestedJSONHasItsDepth() throws {
        var session = try SandboxSession()
        session.sandbox.faults.nextAnswers = [.nestedJSON(depth: 100_000), .nestedJSON(depth: -1)]
        #expect(session.send(.get, "/api/v1/user").body.count == 200_000)
        #expect(session.send(.get, "/api/v1/user").body.isEmpty)
    }

    @Test func tooManyRequestsInASecondAreRefusedUntilTheNext() throws {
        var session = try SandboxSession()
        session.sandbox.faults.rateLimit = Sandbox.Faults.RateLimit(requestsPerSecond: 2, retryAfter: "999999")
        #expect(session.send(.get, "/api/v1/user").status == 200)
        #expect(session.send(.get, "/api/v1/user").status == 200)
        let refused = session.send(.get, "/api/v1/user")
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "999999")
        #expect(try refused.json["message"] != nil)
        session.sandbox.faults.rateLimit?.retryAfter = nil
        #expect(session.send(.get, "/api/v1/user").headers[.retryAfter] == nil)
        session.time.advance(by: 1)
        #expect(session.send(.get, "/api/v1/user").status == 200)
    }

    @Test func endlessPagesAreFullAndNeverTheLast() throws {
        var session = try SandboxSession()
        session.sandbox.faults.hasEndlessPages = true
        for page in [1, 2, 1_000_000] {
            let answer = session.inEngines(.get, "projects?page=\(page)")
            #expect(try answer.list.count == 50)
            #expect(answer.lastPage == "false")
        }
        #expect(try session.inEngines(.get, "projects?name=nothing").list.isEmpty)
        session.use(token: Sandbox.Content.StandardToken.adaClockwork)
        #expect(try session.send(.get, "/v1/worklogs?offset=\(Int.max)").list.count == 10_000)
    }
}
