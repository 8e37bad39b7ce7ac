import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct TagCallsTests {
    private let id = Clockify.TagID("g1")
    private let path = "/api/v1/workspaces/\(workspace)/tags"
    private let archived = #"{"id": "g1", "name": "old", "workspaceId": "w1", "archived": true}"#

    @Test
    func archivedTagsAreLeftOutUnlessAskedFor() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        _ = try await client.tags(in: workspace).collect(limit: 1)
        _ = try await client.tags(in: workspace, name: .containing("a b"), archive: .all).collect(limit: 1)
        _ =
            try await client.tags(
                in: workspace,
                name: .exactly("old"),
                archive: .archived,
                excluding: [Clockify.TagID("g2"), Clockify.TagID("g3"), Clockify.TagID("g2")],
                sortedBy: .ascending(.id),
                pageSize: 50
            )
            .collect(limit: 1)
        #expect(
            transport.targets == [
                "GET \(path)?archived=false&page=1&page-size=200",
                "GET \(path)?name=a%20b&page=1&page-size=200",
                "GET \(path)?name=old&strict-name-search=true&archived=true&excluded-ids=g2%2Cg3"
                    + "&sort-column=ID&sort-order=ASCENDING&page=1&page-size=50",
            ]
        )
    }

    @Test(arguments: ["", "g2,g3"])
    func anExcludedIdThatWouldBecomeNoneOrTwoIsNotSent(text: String) async throws {
        let transport = StubTransport()
        let tags = Clockify.Client.test(transport).tags(in: workspace, excluding: [Clockify.TagID(text)])
        #expect(await failure { _ = try await tags.collect(limit: 1) }?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func notOnlyTheFirstFiftyTags() async throws {
        let transport = StubTransport { exchange in
            let page = (0..<50).map { #"{"id": "g\#(exchange.number)-\#($0)", "name": "T"}"# }.joined(separator: ",")
            return .response(json: "[\(page)]", headers: try .lastPage(exchange.number == 2))
        }
        let tags = try await Clockify.Client.test(transport).tags(in: workspace, pageSize: 50).collect(limit: 1000)
        #expect(tags.count == 100)
    }

    @Test
    func renamingAnArchivedTagLeavesItInTheArchive() async throws {
        let transport = StubTransport { _ in .response(json: archived) }
        _ = try await Clockify.Client.test(transport).updateTag(id, in: workspace) { $0.name = "older" }
        #expect(transport.targets == ["GET \(path)/g1", "PUT \(path)/g1"])
        #expect(transport.bodies.last == #"{"archived":true,"name":"older"}"#)
    }

    @Test
    func replacingSaysBothParts() async throws {
        let transport = StubTransport { _ in .response(json: archived) }
        let changes = Clockify.TagChanges(name: "new")
        _ = try await Clockify.Client.test(transport).replaceTag(id, in: workspace, with: changes)
        #expect(transport.targets == ["PUT \(path)/g1"])
        #expect(transport.bodies == [#"{"archived":false,"name":"new"}"#])
    }

    @Test
    func creatingReadingAndDeleting() async throws {
        let transport = StubTransport { _ in .response(json: archived) }
        let client = Clockify.Client.test(transport)
        _ = try await client.createTag(named: #"Say "hi" ü"#, in: workspace)
        _ = try await client.tag(id, in: workspace)
        _ = try await client.deleteTag(id, in: workspace)
        #expect(transport.targets == ["POST \(path)", "GET \(path)/g1", "DELETE \(path)/g1"])
        #expect(transport.bodies == [#"{"name":"Say \"hi\" ü"}"#, nil, nil])
    }

    @Test
    func whatIsNotThereIsNotFoundExceptWhereABodyMayBeMeant() async throws {
        let client = Clockify.Client.test(StubTransport { _ in refusal501 })
        #expect(await failure { _ = try await client.tag(id, in: workspace) }?.code == .notFound)
        #expect(await failure { _ = try await client.deleteTag(id, in: workspace) }?.code == .notFound)
        #expect(await failure { _ = try await client.updateTag(id, in: workspace) { _ in } }?.code == .notFound)
        let changes = Clockify.TagChanges(name: "A")
        let replacement = await failure { _ = try await client.replaceTag(id, in: workspace, with: changes) }
        #expect(replacement?.code == .validation)
        let creation = await failure { _ = try await client.createTag(named: "A", in: workspace) }
        #expect(creation?.code == .validation)
    }
}
