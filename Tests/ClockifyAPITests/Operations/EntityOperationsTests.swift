import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// Every call about clients, projects, tasks, tags and custom fields against the sandbox.
@Suite
struct EntityOperationsTests {
    private let workspace = Clockify.WorkspaceID(Sandbox.Content.standard.workspaces[0].id)

    private func client(_ content: Sandbox.Content = .standard) throws -> Clockify.Client {
        let now = try moment("2026-03-02T10:00:00Z")
        return Clockify.Client(
            site: Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:8080/api/v1")),
            transport: SandboxTransport(Sandbox(content, now: { now })),
            tokens: FixedTokenProvider(
                Credential(secret: .testing(Sandbox.Content.StandardToken.adaClockify))
            ),
            configuration: ClientConfiguration().sendingOnce
        )
    }

    @Test
    func clientsFromCreationToDeletion() async throws {
        try await performClientOperations(try client(), in: workspace)
    }

    @Test
    func tagsFromCreationToDeletion() async throws {
        try await performTagOperations(try client(), in: workspace)
    }

    @Test
    func projectsFromCreationToDeletion() async throws {
        try await performProjectOperations(try client(), in: workspace)
    }

    @Test
    func tasksFromCreationToDeletion() async throws {
        try await performTaskOperations(try client(), in: workspace)
    }

    @Test
    func customFieldsFromCreationToDeletion() async throws {
        try await performCustomFieldOperations(try client(), in: workspace)
    }
}
