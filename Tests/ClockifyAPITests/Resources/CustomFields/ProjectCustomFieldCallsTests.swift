import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ProjectCustomFieldCallsTests {
    private let id = Clockify.CustomFieldID("f2")
    private let project = Clockify.ProjectID("p1")
    private let full = #"{"id": "f2", "name": "Bed", "type": "DROPDOWN_SINGLE", "allowedValues": ["north", "south"]}"#

    @Test
    func whatAProjectSays() async throws {
        let transport = StubTransport { exchange in .response(json: exchange.number == 1 ? "[\(full)]" : full) }
        let client = Clockify.Client.test(transport)
        let path = "/api/v1/workspaces/\(workspace)/projects/p1/custom-fields"
        let fields = try await client.customFields(
            in: workspace,
            project: project,
            status: .visible,
            subject: .timeEntry
        )
        #expect(fields.map(\.id) == [id])
        try await client.updateCustomField(id, in: workspace, project: project, defaultValue: .string("south"))
        try await client.updateCustomField(
            id,
            in: workspace,
            project: project,
            defaultValue: .array([.string("a")]),
            status: .invisible
        )
        try await client.removeCustomField(id, in: workspace, project: project)
        #expect(
            transport.targets == [
                "GET \(path)?status=VISIBLE&entity-type=TIMEENTRY", "PATCH \(path)/f2", "PATCH \(path)/f2",
                "DELETE \(path)/f2",
            ]
        )
        #expect(
            transport.bodies == [
                nil, #"{"defaultValue":"south"}"#, #"{"defaultValue":["a"],"status":"INVISIBLE"}"#, nil,
            ]
        )
    }

    @Test
    func nothingToSayIsNotSent() async throws {
        let transport = StubTransport()
        let error = await failure {
            try await Clockify.Client.test(transport).updateCustomField(id, in: workspace, project: project)
        }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func whatIsNotThereIsNotFoundExceptWhereABodyMayBeMeant() async throws {
        let client = Clockify.Client.test(StubTransport { _ in refusal501 })
        let list = await failure { _ = try await client.customFields(in: workspace, project: project) }
        #expect(list?.code == .notFound)
        let removal = await failure { try await client.removeCustomField(id, in: workspace, project: project) }
        #expect(removal?.code == .notFound)
        let change = await failure {
            try await client.updateCustomField(id, in: workspace, project: project, status: .visible)
        }
        #expect(change?.code == .validation)
    }
}
