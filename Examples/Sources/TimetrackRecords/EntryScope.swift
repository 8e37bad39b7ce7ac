/// Whose time entries something is about, and where they are.
///
/// Everything that the journal keeps belongs to one scope, so that what one account did is never carried on in another.
package struct EntryScope: Hashable, Sendable {
    /// The origin of the service, such as `https://api.clockify.me`.
    package var origin: String

    /// The id of the workspace.
    package var workspace: String

    /// The id of the user.
    package var user: String

    package init(origin: String, workspace: String, user: String) {
        self.origin = origin
        self.workspace = workspace
        self.user = user
    }

    /// The workspace alone.
    package var mappedWorkspace: MappedWorkspace { MappedWorkspace(origin: origin, id: workspace) }
}
