import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ClientCallsTests {
    private let id = Clockify.ClientID("c1")
    private let path = "/api/v1/workspaces/\(workspace)/clients"
    private let full = """
        {"id": "c1", "name": "Babbage & Co.", "email": "ada@example.com", "archived": false, "address": "Marylebone",
         "note": "", "ccEmails": ["b@example.com"], "currencyId": "k1", "currencyCode": "GBP"}
        """

    @Test
    func archivedClientsAreLeftOutUnlessAskedFor() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        _ = try await client.clients(in: workspace).collect(limit: 1)
        _ = try await client.clients(in: workspace, archive: .archived).collect(limit: 1)
        _ =
            try await client.clients(
                in: workspace,
                name: "A & B",
                archive: .all,
                sortedBy: .descending(.name),
                pageSize: 7
            )
            .collect(limit: 1)
        #expect(
            transport.targets == [
                "GET \(path)?archived=false&page=1&page-size=200",
                "GET \(path)?archived=true&page=1&page-size=200",
                "GET \(path)?name=A%20%26%20B&sort-column=NAME&sort-order=DESCENDING&page=1&page-size=7",
            ]
        )
    }

    @Test
    func notOnlyTheFirstFiftyClients() async throws {
        let transport = StubTransport { exchange in
            let page = (0..<50).map { #"{"id": "c\#(exchange.number)-\#($0)", "name": "C"}"# }.joined(separator: ",")
            return .response(json: "[\(page)]", headers: try .lastPage(exchange.number == 3))
        }
        let clients = try await Clockify.Client.test(transport).clients(in: workspace, pageSize: 50)
            .collect(limit: 1000)
        #expect(clients.count == 150)
    }

    @Test
    func oneClient() async throws {
        let transport = StubTransport(.response(json: full), refusal501)
        let client = Clockify.Client.test(transport)
        #expect(try await client.client(id, in: workspace).address == "Marylebone")
        let error = await failure { _ = try await client.client(id, in: workspace) }
        #expect(error?.code == .notFound)
        #expect(error?.operation == "Clockify.client")
        #expect(transport.targets == ["GET \(path)/c1", "GET \(path)/c1"])
    }

    @Test
    func creating() async throws {
        let transport = StubTransport { _ in .response(status: .created, json: full) }
        let client = Clockify.Client.test(transport)
        _ = try await client.createClient(Clockify.NewClient(name: "A"), in: workspace)
        _ = try await client.createClient(
            Clockify.NewClient(name: "A", email: "a@example.com", address: "B", note: "C"),
            in: workspace
        )
        #expect(transport.targets == ["POST \(path)", "POST \(path)"])
        #expect(
            transport.bodies == [
                #"{"name":"A"}"#, #"{"address":"B","email":"a@example.com","name":"A","note":"C"}"#,
            ]
        )
    }
}
