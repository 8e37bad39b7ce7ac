import ClockifyAPI
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// The requests of all hand-shaped operations, each made at least once against a sandbox that refuses what it does not know.
enum AllOperations {
    /// Makes the requests and returns what the sandbox recorded.
    static func requests() async throws -> [SandboxExchangeRecord] {
        let now = try moment("2026-03-02T10:00:00Z")
        var sandbox = Sandbox(.standard, now: { now })
        sandbox.isRecording = true
        let transport = SandboxTransport(sandbox)
        let client = Clockify.Client(
            site: Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:8080/api/v1")),
            transport: transport,
            tokens: FixedTokenProvider(Credential(secret: .testing(Sandbox.Content.StandardToken.adaClockify))),
            configuration: ClientConfiguration().sendingOnce
        )
        let workspace = Clockify.WorkspaceID(Sandbox.Content.standard.workspaces[0].id)
        let ada = Clockify.UserID(Sandbox.Content.standard.accounts[0].id)
        let grace = Clockify.UserID(Sandbox.Content.standard.accounts[1].id)
        try await performClientOperations(client, in: workspace)
        try await performProjectOperations(client, in: workspace)
        try await performTaskOperations(client, in: workspace)
        try await performTagOperations(client, in: workspace)
        try await performCustomFieldOperations(client, in: workspace)
        try await performUserOperations(client, in: workspace, user: ada)
        try await performWorkspaceOperations(client, in: workspace, user: grace)
        try await performTimeEntryOperations(client, in: workspace, user: ada)
        try await performReportOperations(client, in: workspace, user: ada)
        return transport.records
    }
}
