import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// Clockify refuses to delete what is in use and what is not there in the same words.
@Suite
struct DeletionTests {
    private let answer = #"{"id": "x1", "name": "A", "archived": true, "status": "DONE"}"#

    private func deleteAll(_ client: Clockify.Client) -> [@Sendable () async throws -> Void] {
        [
            { _ = try await client.deleteClient(Clockify.ClientID("x1"), in: workspace) },
            { _ = try await client.deleteProject(Clockify.ProjectID("x1"), in: workspace) },
            {
                let project = Clockify.ProjectID("p1")
                _ = try await client.deleteTask(Clockify.TaskID("x1"), in: workspace, project: project)
            },
        ]
    }

    private let paths = ["clients/x1", "projects/x1", "projects/p1/tasks/x1"]

    @Test(arguments: 0..<3)
    func oneRequestSufficesForWhatMayGo(index: Int) async throws {
        let transport = StubTransport(.response(json: answer))
        try await deleteAll(.test(transport))[index]()
        #expect(transport.targets == ["DELETE /api/v1/workspaces/\(workspace)/\(paths[index])"])
    }

    @Test(arguments: 0..<3)
    func whatIsInUseIsNotNotFound(index: Int) async throws {
        let transport = StubTransport(refusal501, .response(json: answer))
        let error = try #require(await failure { try await deleteAll(.test(transport))[index]() })
        #expect(error.code == .validation)
        #expect(error.status == 400)
        #expect(error.vendorCode == 501)
        #expect(error.message.hasSuffix("first."))
        #expect(
            transport.targets == [
                "DELETE /api/v1/workspaces/\(workspace)/\(paths[index])",
                "GET /api/v1/workspaces/\(workspace)/\(paths[index])",
            ]
        )
    }

    @Test(arguments: 0..<3)
    func whatIsNotThereIsNotFound(index: Int) async throws {
        let transport = StubTransport(refusal501, refusal501)
        let error = try #require(await failure { try await deleteAll(.test(transport))[index]() })
        #expect(error.code == .notFound)
        #expect(error.operation?.hasPrefix("Clockify.delete") == true)
    }

    @Test(arguments: 0..<3)
    func aSearchThatFailsLeavesTheRefusalAsItIs(index: Int) async throws {
        let transport = StubTransport(refusal501, .response(status: .internalServerError, json: "{}"))
        let error = try #require(await failure { try await deleteAll(.test(transport))[index]() })
        #expect(error.code == .validation)
        #expect(error.serverMessage == "No pertenece al espacio de trabajo")
    }

    @Test(arguments: 0..<3)
    func otherRefusalsAreNotLookedInto(index: Int) async throws {
        let transport = StubTransport(.response(status: .forbidden, json: #"{"message": "No", "code": 501}"#))
        let error = try #require(await failure { try await deleteAll(.test(transport))[index]() })
        #expect(error.code == .forbidden)
        #expect(transport.exchanges.count == 1)
    }
}
