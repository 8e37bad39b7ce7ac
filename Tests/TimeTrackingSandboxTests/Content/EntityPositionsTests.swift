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
        func expectKnown(_ places: EntityPlaces?, _ ids: [String], _ names: [String]) {
            #expect(places?.positions == Dictionary(uniqueKeysWithValues: zip(ids, ids.indices)))
            #expect(places?.names == Set(names))
        }
        expectKnown(content.positions.tags, content.tags.map(\.id), content.tags.map(\.name))
        expectKnown(content.positions.clients, content.clients.map(\.id), content.clients.map(\.name))
        expectKnown(content.positions.projects, content.projects.map(\.id), content.projects.map(\.name))
        expectKnown(content.positions.tasks, content.tasks.map(\.id), content.tasks.map(\.name))
    }

    @Test func aNameIsFreeAgainAfterAChange() throws {
        var session = try SandboxSession()
        let created = session.inEngines(.post, "tags", #"{"name": "First"}"#)
        let id = try #require(try created.json["id"].flatMap { if case .string(let id) = $0 { id } else { nil } })
        #expect(session.inEngines(.post, "tags", #"{"name": "First"}"#).status == 400)
        #expect(session.inEngines(.put, "tags/\(id)", #"{"name": "Second"}"#).status == 200)
        #expect(session.inEngines(.post, "tags", #"{"name": "First"}"#).status == 201)
        #expect(session.inEngines(.post, "tags", #"{"name": "Second"}"#).status == 400)
        #expect(session.inEngines(.delete, "tags/\(id)").status == 200)
        #expect(session.inEngines(.post, "tags", #"{"name": "Second"}"#).status == 201)
    }
}
