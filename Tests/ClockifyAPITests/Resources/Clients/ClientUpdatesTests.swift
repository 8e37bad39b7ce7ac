import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ClientUpdatesTests {
    private let id = Clockify.ClientID("c1")
    private let path = "/api/v1/workspaces/\(workspace)/clients"
    private let full = """
        {"id": "c1", "name": "Babbage & Co.", "email": "ada@example.com", "archived": false, "address": "Marylebone",
         "note": "", "ccEmails": ["b@example.com"], "currencyId": "k1", "currencyCode": "GBP"}
        """

    @Test
    func changingOneThingKeepsTheAddressesForCopies() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport)
            .updateClient(id, in: workspace) {
                #expect($0.ccEmails == ["b@example.com"])
                $0.note = "pays late"
            }
        #expect(transport.targets == ["GET \(path)/c1", "PUT \(path)/c1"])
        #expect(
            transport.bodies.last == """
                {"address":"Marylebone","archived":false,"ccEmails":["b@example.com"],"currencyId":"k1",\
                "email":"ada@example.com","name":"Babbage & Co.","note":"pays late"}
                """
        )
    }

    @Test
    func whatIsTakenAwayIsWrittenAsEmpty() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport)
            .updateClient(id, in: workspace) {
                $0.email = nil
                $0.address = nil
                $0.ccEmails = []
            }
        let body = try transport.json(1)
        #expect(body["email"] == .string(""))
        #expect(body["address"] == .string(""))
        #expect(body["ccEmails"] == .array([]))
    }

    @Test
    func anAddressThatWasNeverThereIsNotTakenAway() async throws {
        let transport = StubTransport { _ in .response(json: #"{"id": "c1", "name": "A", "email": ""}"#) }
        let client = Clockify.Client.test(transport)
        try await client.archiveClient(id, in: workspace)
        try await client.updateClient(id, in: workspace) { $0.email = "a@example.com" }
        #expect(try transport.json(1)["email"] == nil)
        #expect(try transport.json(3)["email"] == .string("a@example.com"))
    }

    @Test
    func whatLooksEqualIsEqual() throws {
        let client: Clockify.Customer = try decoded(#"{"id": "c1", "name": "A", "email": ""}"#)
        #expect(Clockify.ClientChanges(client) == Clockify.ClientChanges(name: "A"))
    }

    @Test
    func theCurrencyIsSetByItsID() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport)
            .updateClient(id, in: workspace) { $0.currencyID = Clockify.CurrencyID("k2") }
        let body = try transport.json(1)
        #expect(body["currencyId"] == .string("k2"))
        #expect(body["currencyCode"] == nil)
    }

    @Test
    func replacingReadsNothingAndWritesEverything() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport)
            .replaceClient(id, in: workspace, with: Clockify.ClientChanges(name: "A"))
        #expect(transport.targets == ["PUT \(path)/c1"])
        #expect(
            transport.bodies == [#"{"address":"","archived":false,"ccEmails":[],"email":"","name":"A","note":""}"#]
        )
    }

    @Test
    func archivingTakesAlongWhatItIsTold() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        let client = Clockify.Client.test(transport)
        _ = try await client.archiveClient(id, in: workspace)
        _ = try await client.archiveClient(id, in: workspace, cascade: [.archivesProjects, .completesTasks])
        #expect(
            transport.targets.filter { $0.hasPrefix("PUT") } == [
                "PUT \(path)/c1", "PUT \(path)/c1?archive-projects=true&mark-tasks-as-done=true",
            ]
        )
        #expect(try transport.json(1)["archived"] == .bool(true))
    }

    @Test
    func aChangeThatFailsWritesNothing() async throws {
        struct Stop: Error {}
        let transport = StubTransport(.response(json: full))
        await #expect(throws: Stop.self) {
            try await Clockify.Client.test(transport).updateClient(id, in: workspace) { _ in throw Stop() }
        }
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func changingWhatIsNotThereIsNotFoundAndARefusedChangeIsValidation() async throws {
        let missing = StubTransport(refusal501)
        let notFound = await failure { _ = try await Clockify.Client.test(missing).archiveClient(id, in: workspace) }
        #expect(notFound?.code == .notFound)
        #expect(notFound?.operation == "Clockify.updateClient")
        let taken = StubTransport(.response(json: full), refusal501)
        let refused = await failure { _ = try await Clockify.Client.test(taken).archiveClient(id, in: workspace) }
        #expect(refused?.code == .validation)
        #expect(refused?.operation == "Clockify.updateClient")
    }
}
