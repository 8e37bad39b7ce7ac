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
    private let options: ConnectionOptions

    /// The given options that say with whose key and where, for commands in messages.
    var repeatedConnection: String { options.repeated }

    /// The same with the workspace, when the command line chooses it.
    var repeated: String { repeatedConnection + workspaceChoice.repeated }

    /// The timer that runs in the queue of this account, or nil when none does.
    ///
    /// - Throws: As ``QueuedTimer/find(_:_:)`` does.
    func queuedTimer(_ context: Context) async throws -> QueuedTimer? {
        try await QueuedTimer.find(options, context)
    }

    /// Lets the screen go on only while no timer runs or ends in the queue of this account.
    ///
    /// - Throws: As ``QueuedTimer/requireNone(_:_:)`` does.
    func requireNothingQueued(_ context: Context) async throws {
        try await QueuedTimer.requireNone(options, context)
    }

    /// Opens a session and closes it when the closure ends.
    static func open<Result>(
        _ connection: ConnectionOptions,
        _ workspace: WorkspaceOptions,
        _ context: Context,
        _ body: (ClockifySession) async throws -> Result
    ) async throws -> Result {
        try await open(connection, workspaceNamed: workspace.workspace, context, body)
    }

    /// Opens a session of a command that takes no workspace from the command line, and closes it when the closure ends.
    static func open<Result>(
        _ connection: ConnectionOptions,
        workspaceNamed option: String? = nil,
        _ context: Context,
        _ body: (ClockifySession) async throws -> Result
    ) async throws -> Result {
        let choice = WorkspaceChoice(option: option, try context.chosenSettings())
        return try await open(connection, choice, context, body)
    }

    /// Opens a session for a workspace that was chosen before, and closes it when the closure ends.
    static func open<Result>(
        _ connection: ConnectionOptions,
        _ choice: WorkspaceChoice,
        _ context: Context,
        _ body: (ClockifySession) async throws -> Result
    ) async throws -> Result {
        let options = connection
        return try await Connection.open(to: .clockify, options, context) { connection in
            let names = NameKeeper(of: connection, context.environment)
            return try await body(ClockifySession(connection, names, choice, options))
        }
    }

    private init(
        _ connection: Connection,
        _ names: NameKeeper,
        _ workspaceChoice: WorkspaceChoice,
        _ options: ConnectionOptions
    ) {
        self.options = options
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
