import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// A conversation of one command with Clockify.
struct ClockifySession: Sendable {
    let client: Clockify.Client
    let connection: Connection
    let names: NameKeeper
    let workspaceChoice: WorkspaceChoice

    /// Opens a session and closes it when the closure ends.
    static func open<Result>(
        _ connection: ConnectionOptions,
        _ workspace: WorkspaceOptions,
        _ context: Context,
        _ body: (ClockifySession) async throws -> Result
    ) async throws -> Result {
        let choice = WorkspaceChoice(option: workspace.workspace, try context.chosenSettings())
        return try await Connection.open(to: .clockify, connection, context) { connection in
            let names = NameKeeper(of: connection, context.environment)
            return try await body(ClockifySession(connection, names, choice))
        }
    }

    private init(_ connection: Connection, _ names: NameKeeper, _ workspaceChoice: WorkspaceChoice) {
        self.connection = connection
        self.names = names
        self.workspaceChoice = workspaceChoice
        self.client = Clockify.Client(
            site: Clockify.Site(api: connection.endpoint),
            transport: connection.transport,
            tokens: connection.tokens,
            configuration: connection.configuration
        )
    }

    /// The names of projects by their ids, archived ones among them.
    func projectNames(in workspace: Clockify.WorkspaceID) async throws -> [Clockify.ProjectID: String] {
        let projects = try await client.projects(in: workspace, archive: .all).collect(limit: Self.mostElements)
        names.keep(projects.map { NamedItem($0) }, .projects, in: workspace)
        return Dictionary(projects.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The most elements of a list that a command takes in.
    static var mostElements: Int { 100_000 }
}
