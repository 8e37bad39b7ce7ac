import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// Lists that go through the door.
@Suite
struct OperationPagesTests {
    private struct Item: Decodable, Sendable, Identifiable, Equatable {
        var id: String
    }

    private let items = Clockify.Operation(
        .get,
        "/v1/workspaces/{workspaceId}/items",
        ["workspaceId": workspace.rawValue]
    )

    @Test(
        "Pages by any parameters",
        arguments: [
            (Clockify.PageParameters.standard, ["page=1&page-size=2", "page=2&page-size=2"]),
            (.camelCase, ["page=1&pageSize=2", "page=2&pageSize=2"]),
            (.zeroBased, ["page=0&size=2", "page=1&size=2"]),
        ]
    )
    func pages(parameters: Clockify.PageParameters, queries: [String]) async throws {
        let transport = StubTransport(
            .response(json: #"[{"id": "a"}, {"id": "b"}]"#),
            .response(json: #"[{"id": "c"}]"#)
        )
        let elements = try await Clockify.Client.test(transport)
            .elements(of: items, as: Item.self, pageSize: 2, parameters: parameters)
            .collect(limit: 10)
        #expect(elements.map(\.id) == ["a", "b", "c"])
        #expect(transport.targets.map { String($0.split(separator: "?")[1]) } == queries)
    }

    @Test(arguments: [
        (["invoices"], #"{"total": 3, "invoices": LIST}"#),
        (["expenses", "expenses"], #"{"dailyTotals": [], "expenses": {"count": 3, "expenses": LIST}}"#),
    ])
    func aListWithinAnObjectEndsAtAShortPage(path: [String], answer: String) async throws {
        let transport = StubTransport { exchange in
            let list = exchange.number == 1 ? #"[{"id": "a"}, {"id": "b"}]"# : #"[{"id": "c"}]"#
            return .response(json: answer.replacing("LIST", with: list))
        }
        let client = Clockify.Client.test(transport)
        let elements =
            path.count == 1
            ? client.elements(of: items, as: Item.self, list: path[0], pageSize: 2)
            : client.elements(of: items, as: Item.self, list: path[0], path[1], pageSize: 2)
        #expect(try await elements.collect(limit: 10).map(\.id) == ["a", "b", "c"])
        #expect(transport.exchanges.count == 2)
    }

    @Test
    func anEmptyPageAndNullEndAList() async throws {
        for end in ["[]", "null"] {
            let transport = StubTransport { exchange in
                let list = exchange.number == 1 ? #"[{"id": "a"}]"# : end
                return .response(json: #"{"balances": \#(list)}"#)
            }
            var elements = Clockify.Client.test(transport)
                .elements(of: items, as: Item.self, list: "balances", pageSize: 1)
            elements.pagesAhead = 0
            #expect(try await elements.collect(limit: 10).map(\.id) == ["a"])
            #expect(transport.exchanges.count == 2)
        }
    }

    @Test
    func aListThatIsElsewhereIsAnError() async throws {
        let client = Clockify.Client.test(StubTransport { _ in .response(json: #"{"reports": {"list": []}}"#) })
        let missing = await failure {
            _ = try await client.elements(of: items, as: Item.self, list: "report").collect(limit: 1)
        }
        #expect(missing?.code == .decoding)
        let deeper = await failure {
            _ = try await client.elements(of: items, as: Item.self, list: "reports").collect(limit: 1)
        }
        #expect(deeper?.code == .decoding)
        #expect(deeper?.codingPath == "reports")
        let bare = await failure { _ = try await client.elements(of: items, as: Item.self).collect(limit: 1) }
        #expect(bare?.code == .decoding)
    }
}
