import ClockifyAPI
import TimeTrackingKit
import TimetrackRecords

/// Whose entries a command works on, and in which workspace.
struct Place: Sendable {
    let user: Clockify.User
    let workspace: Clockify.WorkspaceID

    /// What the journal files the command's work under.
    let scope: EntryScope
}

extension ClockifySession {
    /// Finds out whose key it is and where to work.
    func place() async throws -> Place {
        let user = try await client.user()
        let workspace = try await workspace(of: user)
        let scope = EntryScope(
            origin: connection.endpoint.origin.description,
            workspace: workspace.rawValue,
            user: user.id.rawValue
        )
        return Place(user: user, workspace: workspace, scope: scope)
    }
}
