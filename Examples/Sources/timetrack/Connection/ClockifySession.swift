import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys

/// A conversation of one command with Clockify.
struct ClockifySession: Sendable {
    let client: Clockify.Client
    let connection: Connection
    private let workspaceOption: String?

    /// Opens a session and closes it when the closure ends.
    static func open<Result>(
        _ connection: ConnectionOptions,
        _ workspace: WorkspaceOptions,
        _ context: Context,
        _ body: (ClockifySession) async throws -> Result
    ) async throws -> Result {
        try await Connection.open(to: .clockify, connection, context) { connection in
            try await body(ClockifySession(connection, workspace: workspace.workspace))
        }
    }

    private init(_ connection: Connection, workspace: String?) {
        self.connection = connection
        self.workspaceOption = workspace
        self.client = Clockify.Client(
            site: Clockify.Site(api: connection.endpoint),
            transport: connection.transport,
            tokens: connection.tokens,
            configuration: connection.configuration
        )
    }

    /// The workspace to work in: as the user says, else as the key says, else as Clockify says.
    func workspace(of user: Clockify.User) async throws -> Clockify.WorkspaceID {
        if let workspaceOption { return Clockify.WorkspaceID(workspaceOption) }
        let attributes = try await connection.tokens.token().credential.attributes
        if let stored = attributes[CredentialAttribute.workspaceID] { return Clockify.WorkspaceID(stored) }
        guard let own = user.activeWorkspaceID ?? user.defaultWorkspaceID else {
            throw Failure(
                .notFound,
                "no_workspace",
                "Your account has no workspace of its own; name one with --workspace."
            )
        }
        return own
    }

    /// The names of projects by their ids, archived ones among them.
    func projectNames(in workspace: Clockify.WorkspaceID) async throws -> [Clockify.ProjectID: String] {
        let projects = try await client.projects(in: workspace, archive: .all).collect(limit: Self.mostElements)
        return Dictionary(projects.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The most elements of a list that a command takes in.
    static var mostElements: Int { 100_000 }
}
