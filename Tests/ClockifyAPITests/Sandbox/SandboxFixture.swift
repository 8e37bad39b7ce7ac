import ClockifyAPI
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// A sandbox with the standard content, and the client of its administrator.
struct SandboxFixture {
    let content: Sandbox.Content
    let transport: SandboxTransport
    let client: Clockify.Client

    var workspace: Clockify.WorkspaceID { Clockify.WorkspaceID(content.workspaces[0].id) }
    var ada: Clockify.UserID { Clockify.UserID(content.accounts[0].id) }
    var grace: Clockify.UserID { Clockify.UserID(content.accounts[1].id) }
    var reference: Clockify.CustomFieldID { Clockify.CustomFieldID(content.customFields[0].id) }

    /// Creates a sandbox in which it is ten o'clock on 2 March 2026.
    init(
        key: String = Sandbox.Content.StandardToken.adaClockify,
        _ change: (inout Sandbox.Content) throws -> Void = { _ in }
    ) throws {
        let now = try moment("2026-03-02T10:00:00Z")
        var content = Sandbox.Content.standard
        try change(&content)
        self.content = content
        transport = SandboxTransport(Sandbox(content, now: { now }))
        client = Clockify.Client(
            site: Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:8080/api/v1")),
            transport: transport,
            tokens: FixedTokenProvider(Credential(secret: .testing(key))),
            configuration: ClientConfiguration().sendingOnce
        )
    }

    /// The entry of the standard content that has a project, a task, a tag and a description.
    var entry: Clockify.TimeEntryID { Clockify.TimeEntryID(content.timeEntries[1].id) }
}
