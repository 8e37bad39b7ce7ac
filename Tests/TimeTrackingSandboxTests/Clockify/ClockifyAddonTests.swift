import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyAddonTests {
    private func session() throws -> SandboxSession {
        var session = try SandboxSession(key: nil)
        session.authorization = [.addonToken: Sandbox.Content.StandardToken.enginesAddon]
        return session
    }

    @Test func aTokenActsForTheOwnerOfItsWorkspace() throws {
        var session = try session()
        #expect(try session.send(.get, "/api/v1/user").json["email"] == "ada@example.com")
        #expect(session.inEngines(.get, "users").status == 200)
        #expect(session.inEngines(.post, "tags", #"{"name": "addon"}"#).status == 201)
        #expect(session.inEngines(.get, "custom-fields").status == 200)
    }

    @Test func aTokenIsForOneWorkspaceOnly() throws {
        var content = Sandbox.Content.standard
        content.workspaces[1].members.append(SandboxSession.ada)
        var session = try SandboxSession(content, key: nil)
        let path = "/api/v1/workspaces/\(SandboxSession.compilers)/projects"
        session.use(key: Sandbox.Content.StandardToken.adaClockify)
        #expect(session.send(.get, path).status == 200)
        session.authorization = [.addonToken: Sandbox.Content.StandardToken.enginesAddon]
        #expect(session.send(.get, path).status == 403)
    }

    @Test func accountsAndTheManagementOfFieldsAreClosedToIt() throws {
        var session = try session()
        let field = "custom-fields/d30000000000000000000001"
        let project = "projects/d00000000000000000000001/custom-fields/d30000000000000000000001"
        for (method, path, body) in [
            (HTTPRequest.Method.get, "/api/v1/workspaces", ""), (.post, "/api/v1/workspaces", #"{"name": "x"}"#),
        ] {
            let answer = session.send(method, path, body)
            #expect(answer.status == 401)
            #expect(try answer.code == 4017)
        }
        for (method, path, body) in [
            (HTTPRequest.Method.post, "custom-fields", #"{"name": "xx", "type": "TXT"}"#),
            (.put, field, #"{"name": "xx", "type": "TXT"}"#), (.delete, field, ""), (.patch, project, "{}"),
            (.delete, project, ""),
        ] {
            let answer = session.inEngines(method, path, body)
            #expect(answer.status == 401, "\(path)")
            #expect(try answer.code == 4017)
        }
        #expect(session.sandbox.content.customFields == Sandbox.Content.standard.customFields)
    }

    @Test func anUnknownTokenIsRefusedEverywhere() throws {
        for token in ["x", Sandbox.Content.StandardToken.adaClockify] {
            var session = try SandboxSession(key: nil)
            session.authorization = [.addonToken: token]
            for path in ["/api/v1/user", "/api/v1/workspaces", "/api/v1/nothing"] {
                let answer = session.send(.get, path)
                #expect(answer.status == 401)
                #expect(try answer.code == 4017)
            }
        }
        // An add-on's token is no personal key.
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.enginesAddon)
        #expect(try session.send(.get, "/api/v1/user").code == 4003)
    }
}
