import Foundation
import HTTPTypes
import Testing
import TimeTrackingSandbox

/// What a program can do that imports the product as others do.
@Suite struct PublicUseTests {
    @Test func theExampleInTheDocumentationWorks() throws {
        var sandbox = Sandbox(now: { Date() })
        let name = try #require(HTTPField.Name("X-Api-Key"))
        let request = HTTPRequest(
            method: .get,
            scheme: nil,
            authority: nil,
            path: "/api/v1/user",
            headerFields: [name: Sandbox.Content.StandardToken.adaClockify]
        )
        let (response, body) = sandbox.respond(to: request, body: [])
        #expect(response.status == .ok)
        #expect(String(decoding: body, as: UTF8.self).contains("ada@example.com"))
    }

    @Test func contentCanBeMadeFromNothing() {
        var content = Sandbox.Content()
        content.accounts = [
            .init(id: "u", name: nil, email: "u@example.com", clockifyKey: "k", atlassianID: "a", activeWorkspace: "w")
        ]
        content.workspaces = [.init(id: "w", name: "W", members: ["u"])]
        content.projects = [.init(id: "p", workspace: "w", name: "P")]
        var sandbox = Sandbox(content, now: { Date(timeIntervalSince1970: 0) })
        var request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/api/v1/workspaces/w/projects")
        if let name = HTTPField.Name("X-Api-Key") { request.headerFields[name] = "k" }
        #expect(sandbox.respond(to: request, body: []).0.status == .ok)
        #expect(sandbox.content.projects == content.projects)
    }

    @Test func copiesGoTheirOwnWays() {
        let original = Sandbox(now: { Date(timeIntervalSince1970: 0) })
        var copy = original
        copy.content.projects = []
        #expect(!original.content.projects.isEmpty)
    }
}
