import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyAuthenticationTests {
    private func answer(_ headers: HTTPFields, _ path: String = "/api/v1/user") throws -> SandboxSession.Answer {
        var session = try SandboxSession(key: nil)
        return session.send(.get, path, headers: headers)
    }

    @Test func theKeySaysWhoIsAsking() throws {
        var session = try SandboxSession()
        let answer = session.send(.get, "/api/v1/user")
        #expect(answer.status == 200)
        #expect(try answer.json["email"] == "ada@example.com")
        #expect(try answer.json["settings"]?["timeZone"] == "Europe/Berlin")
        #expect(answer.headers[.contentType] == "application/json")
    }

    @Test func noneOrTwoTokensOrABearerAreNoToken() throws {
        let key = Sandbox.Content.StandardToken.adaClockify
        var twice: HTTPFields = [.apiKey: key]
        twice.append(HTTPField(name: .apiKey, value: key))
        for headers in [
            [:], [.apiKey: ""], [.apiKey: key, .addonToken: "x"], [.authorization: "Bearer \(key)"], twice,
        ] {
            let answer = try answer(headers)
            #expect(answer.status == 401)
            #expect(try answer.code == 1000)
        }
    }

    @Test func anUnknownKeyAndAnUnknownAddonTokenAreTold() throws {
        let unknown = try answer([.apiKey: "canary-key"])
        #expect(unknown.status == 401)
        #expect(try unknown.code == 4003)
        #expect(!unknown.text.contains("canary-key"))
        #expect(try answer([.addonToken: "x"]).code == 4017)
    }

    @Test func aWorkspaceOfOthersIsDeniedAndSoIsOneThatDoesNotExist() throws {
        var session = try SandboxSession()
        for id in [SandboxSession.compilers, "000000000000000000000000", "nonsense", "a%2Fb", "%20"] {
            let answer = session.send(.get, "/api/v1/workspaces/\(id)/projects")
            #expect(answer.status == 403)
            #expect(try answer.code == 501)
        }
    }

    @Test func anUnknownRouteAndAnEmptyIdentifierAreTheSame() throws {
        var session = try SandboxSession()
        for path in [
            "/", "", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/workspaces//projects", "/api/v1/user/",
        ] {
            let answer = session.send(.get, path)
            #expect(answer.status == 404, "\(path)")
            #expect(try answer.code == 3000)
        }
    }

    @Test func anotherMethodNamesThoseThatAreServed() throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.patch, "projects")
        #expect(answer.status == 405)
        #expect(try answer.code == 3000)
        #expect(answer.headers[.allow] == "GET, POST")
        #expect(session.send(.put, "/api/v1/workspaces/\(SandboxSession.engines)").status == 405)
    }

    @Test func errorsSpeakTheLanguageOfTheAccount() throws {
        var session = try SandboxSession()
        let english = session.inEngines(.get, "projects/none")
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        let spanish = session.inEngines(.get, "projects/none")
        #expect(english.status == spanish.status)
        #expect(try english.code == (try spanish.code))
        #expect(try english.json["message"] != (try spanish.json["message"]))
    }

    @Test func headIsAnsweredLikeGetWithoutABody() throws {
        var session = try SandboxSession()
        let answer = session.send(.head, "/api/v1/user")
        #expect(answer.status == 200)
        #expect(answer.body.isEmpty)
    }
}
