import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Lists the projects of a workspace in Clockify.
struct Projects: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "projects",
        abstract: "List the projects of a workspace in Clockify.",
        discussion: """
            Off a terminal each project is a line of name, client, billable and id, with tabs between them.

            Examples:

              timetrack projects
              timetrack projects --archived --json
            """
    )

    @Flag(help: "List archived projects as well.")
    var archived = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let projects = try await session.client
                .projects(in: workspace, archive: archived ? .all : .active)
                .collect(limit: ClockifySession.mostElements)
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

/// The projects of a workspace in JSON.
struct ProjectListDocument: Encodable {
    /// One project.
    struct Project: Encodable {
        var id: String
        var name: String
        var client: String?
        var isBillable: Bool
        var isArchived: Bool

        enum CodingKeys: String, CodingKey {
            case id
            case name
            case client
            case isBillable = "billable"
            case isArchived = "archived"
        }

        init(_ project: Clockify.Project) {
            self.id = project.id.rawValue
            self.name = project.name
            self.client = project.clientName
            self.isBillable = project.isBillable
            self.isArchived = project.isArchived
        }
    }

    var projects: [Project]

    /// A row for each project.
    var table: Table {
        var table = Table([
            .init("Project", mayShrink: true), .init("Client", mayShrink: true), .init("Billable"), .init("Id"),
        ])
        for project in projects {
            table.append([
                StyledText(project.name, project.isArchived ? .faint : .strong), StyledText(project.client ?? ""),
                project.isBillable ? "yes" : "no", StyledText(project.id, .faint),
            ])
        }
        return table
    }
}
