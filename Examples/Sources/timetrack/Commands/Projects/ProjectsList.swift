import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Lists the projects of a workspace in Clockify.
struct ProjectsList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the projects of a workspace in Clockify.",
        discussion: """
            Off a terminal each project is a line of name, client, billable and id, with tabs between them.

            Examples:

              timetrack projects
              timetrack projects list --client "Babbage & Co."
              timetrack projects --archived --json
            """
    )

    @Flag(help: "List archived projects as well.")
    var archived = false

    @Option(
        help: ArgumentHelp("List the projects of one client, by name or id.", valueName: "client"),
        completion: .custom(NameCompletion.clients)
    )
    var client: String?

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            var filter = Clockify.ProjectFilter(archive: archived ? .all : .active)
            if let client { filter.clients = .anyOf([try await session.client(client, in: workspace).id]) }
            let projects = try await session.client.projects(in: workspace, matching: filter)
                .collect(limit: ClockifySession.mostElements)
            if client == nil { session.names.keep(projects.map { NamedItem($0) }, .projects, in: workspace) }
            let document = ProjectListDocument(projects: projects.map(ProjectListDocument.Project.init))
            try context.console.show(document) { terminal in
                guard !projects.isEmpty || !terminal.isInteractive else {
                    return try terminal.print("The workspace has no projects.")
                }
                try terminal.print(document.table)
            }
        }
    }
}
