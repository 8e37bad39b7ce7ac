import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct EntityPositionsTests {
    @Test func creatingKeepsWhatIsKnownOfTheOthers() throws {
        var session = try SandboxSession()
        _ = session.inEngines(.get, "tags")
        for number in 1...3 {
            #expect(session.inEngines(.post, "tags", #"{"name": "Tag \#(number)"}"#).status == 201)
            #expect(session.inEngines(.post, "clients", #"{"name": "Client \#(number)"}"#).status == 201)
            let project = #"{"name": "Project \#(number)", "tasks": [{"name": "Task"}]}"#
            #expect(session.inEngines(.post, "projects", project).status == 201)
        }
        let content = session.sandbox.content
        func expectKnown(_ positions: [String: Int]?, _ ids: [String]) {
            #expect(positions == Dictionary(uniqueKeysWithValues: zip(ids, ids.indices)))
        }
        expectKnown(content.positions.tags, content.tags.map(\.id))
        expectKnown(content.positions.clients, content.clients.map(\.id))
        expectKnown(content.positions.projects, content.projects.map(\.id))
        expectKnown(content.positions.tasks, content.tasks.map(\.id))
    }
}
