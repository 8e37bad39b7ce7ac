import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Takes a client out of use in Clockify, or back: `archive` and `unarchive`.
struct ClientsArchive<Change: UseChange>: TimetrackCommand {
    static var configuration: CommandConfiguration {
        guard Change.isActive else {
            return CommandConfiguration(
                commandName: "archive",
                abstract: "Take a client out of use in Clockify.",
                discussion: """
                    Its projects stay in use without --with-projects. `timetrack clients unarchive` brings it back.

                    Example:

                      timetrack clients archive 'Royal Observatory'
                    """
            )
        }
        return CommandConfiguration(
            commandName: "unarchive",
            abstract: "Take a client out of the archive in Clockify.",
            discussion: """
                Its projects stay as they are.

                Example:

                  timetrack clients unarchive 'Royal Observatory'
                """
        )
    }

    @Argument(
        help: "Id or whole name of the client.",
        completion: Change.isActive ? nil : CompletionKind.custom(NameCompletion.clients)
    )
    var name: String

    @Flag(help: Change.isActive ? .private : "Archive its projects as well.")
    var withProjects = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack clients --archived --json\(connection.repeated(with: workspace))` shows whether it is archived"
    }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func validate() throws {
        guard !withProjects || !Change.isActive else {
            throw ValidationError(
                "--with-projects goes with archive only; `timetrack projects unarchive` brings one back."
            )
        }
    }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let clients = try await session.clients(namedLike: name, in: workspace)
            var client = try Change.element(name, of: clients, .client, session) { NamedItem($0) }
            let projects = try await withProjects ? self.projects(of: client, in: workspace, session) : []
            // The projects of a client that is archived already may be in use still.
            let isChanged = client.isArchived == Change.isActive || !projects.isEmpty
            if isChanged {
                let cascade: Clockify.ClientCascade = withProjects ? [.archivesProjects] : []
                client = try await session.client.updateClient(client.id, in: workspace, cascade: cascade) {
                    $0.isArchived = !Change.isActive
                }
                Change.keep(NamedItem(client), .clients, in: workspace, session.names)
                for project in projects { Change.keep(project, .projects, in: workspace, session.names) }
            }
            try Change.show(ResourceDocument(client), isChanged: isChanged, in: context)
        }
    }

    /// The projects of a client that are in use.
    private func projects(
        of client: Clockify.Customer,
        in workspace: Clockify.WorkspaceID,
        _ session: ClockifySession
    ) async throws -> [NamedItem] {
        let filter = Clockify.ProjectFilter(archive: .active, clients: .anyOf([client.id]))
        return try await session.client.projects(in: workspace, matching: filter)
            .collect(limit: ClockifySession.mostElements)
            .map { NamedItem($0) }
    }
}
