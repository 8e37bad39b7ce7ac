import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ProjectListTests {
    private func page(_ ids: Range<Int>) -> String {
        "[" + ids.map { #"{"id": "p\#($0)", "name": "Project \#($0)"}"# }.joined(separator: ",") + "]"
    }

    @Test
    func walksThroughAllPages() async throws {
        let transport = StubTransport(
            .response(json: page(0..<2), headers: try .lastPage(false)),
            .response(json: page(2..<4), headers: try .lastPage(false)),
            .response(json: page(4..<5), headers: try .lastPage(true))
        )
        var list = Clockify.Client.test(transport).projects(in: workspace, pageSize: 2)
        // One request at a time, so that the stub's answers meet their pages.
        list.pagesAhead = 0
        let projects = try await list.collect(limit: 100)
        #expect(projects.map(\.name) == (0..<5).map { "Project \($0)" })
        #expect(
            transport.targets
                == (1...3)
                .map {
                    "GET /api/v1/workspaces/\(workspace)/projects?archived=false&page=\($0)&page-size=2"
                }
        )
    }

    @Test
    func aShortPageEndsTheListWhenTheServerDoesNotSay() async throws {
        let transport = StubTransport(.response(json: page(0..<2)), .response(json: page(2..<3)))
        let projects = try await Clockify.Client.test(transport).projects(in: workspace, pageSize: 2)
            .collect(limit: 100)
        #expect(projects.count == 3)
        #expect(transport.exchanges.count == 2)
    }

    @Test
    func aShortPageDoesNotEndTheListWhenTheServerSaysThatItGoesOn() async throws {
        let transport = StubTransport(
            .response(json: page(0..<50), headers: try .lastPage(false)),
            .response(json: page(50..<60), headers: try .lastPage(true))
        )
        let projects = try await Clockify.Client.test(transport).projects(in: workspace).collect(limit: 100)
        #expect(projects.count == 60)
    }

    @Test
    func aServerThatIgnoresThePageDoesNotGoOnForEver() async throws {
        let transport = StubTransport { _ in .response(json: page(0..<2), headers: try .lastPage(false)) }
        let projects = try await Clockify.Client.test(transport).projects(in: workspace, pageSize: 2)
            .collect(limit: 100)
        #expect(projects.count == 2)
        #expect(transport.exchanges.count == 2)
    }

    @Test
    func endlessPagesAreAnError() async throws {
        let transport = StubTransport { exchange in
            .response(json: page(exchange.number..<(exchange.number + 1)), headers: try .lastPage(false))
        }
        var projects = Clockify.Client.test(transport).projects(in: workspace, pageSize: 1)
        projects.maximumPages = 20
        let sequence = projects
        let error = await failure { _ = try await sequence.collect(limit: 1000) }
        #expect(error?.code == .tooManyPages)
        #expect(transport.exchanges.count == 20)
    }

    @Test
    func filtersAreSent() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        _ = try await client.projects(in: workspace, name: "R&D + ü", archive: .archived).collect(limit: 1)
        _ = try await client.projects(in: workspace, archive: .all).collect(limit: 1)
        #expect(
            transport.targets == [
                "GET /api/v1/workspaces/\(workspace)/projects?name=R%26D%20%2B%20%C3%BC&archived=true&page=1&page-size=200",
                "GET /api/v1/workspaces/\(workspace)/projects?page=1&page-size=200",
            ]
        )
    }

    @Test
    func aPageOfNothingIsRefused() async throws {
        let transport = StubTransport()
        let error = await failure {
            _ = try await Clockify.Client.test(transport).projects(in: workspace, pageSize: 0).collect(limit: 1)
        }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }
}
