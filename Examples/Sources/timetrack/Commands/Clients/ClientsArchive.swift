import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Takes a client out of use in Clockify.
struct ClientsArchive: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Take a client out of use in Clockify.",
        discussion: """
            Its projects stay in use without --with-projects. `timetrack clients unarchive` brings it back.

            Example:

              timetrack clients archive 'Royal Observatory'
            """
    )

    @Argument(help: "Id or whole name of the client.", completion: .custom(NameCompletion.clients))
    var name: String

    @Flag(help: "Archive its projects as well.")
    var withProjects = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack clients --archived --json` shows whether it is archived" }
    var adviceWhenUncertain: String? { "`timetrack clients --archived --json` shows whether it is archived." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let clients = try await session.clients(namedLike: name, in: workspace)
            let items = clients.map { NamedItem($0) }
            let item = try NameChoice.client.item(
                name,
                among: items,
                toBecomeActive: false,
                repeating: session.repeated
            )
            var client = try ClockifySession.element(item, of: clients)
            // Those of a client that is archived already may be in use still.
            var projects: [NamedItem] = []
            if withProjects {
                let filter = Clockify.ProjectFilter(archive: .active, clients: .anyOf([client.id]))
                projects = try await session.client.projects(in: workspace, matching: filter)
                    .collect(limit: ClockifySession.mostElements)
                    .map { NamedItem($0) }
            }
            let isChanged = !client.isArchived || !projects.isEmpty
            if isChanged {
                let cascade: Clockify.ClientCascade = withProjects ? [.archivesProjects] : []
                client = try await session.client.updateClient(client.id, in: workspace, cascade: cascade) {
                    $0.isArchived = true
                }
                session.names.remove(NamedItem(client), .clients, in: workspace)
                for project in projects { session.names.remove(project, .projects, in: workspace) }
            }
            var document = ResourceDocument(client)
            document.isChanged = isChanged
            try document.show("Archived", or: "archived", in: context)
        }
    }
}
