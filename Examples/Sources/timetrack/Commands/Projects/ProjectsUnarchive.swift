import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Takes a project out of the archive in Clockify.
struct ProjectsUnarchive: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "unarchive",
        abstract: "Take a project out of the archive in Clockify.",
        discussion: """
            Example:

              timetrack projects unarchive Website
            """
    )

    @Argument(help: "Id or whole name of the project.")
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack projects --archived --json` shows whether it is archived" }
    var adviceWhenUncertain: String? { "`timetrack projects --archived --json` shows whether it is archived." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let projects = try await session.projects(namedLike: name, in: workspace)
            let item = try NameChoice.project.item(
                name,
                among: projects.map { NamedItem($0) },
                toBecomeActive: true,
                repeating: session.repeated
            )
            var project = try ClockifySession.element(item, of: projects)
            let isChanged = project.isArchived
            if isChanged {
                project = try await session.client.updateProject(project.id, in: workspace) { $0.isArchived = false }
                session.names.add(NamedItem(project), .projects, in: workspace)
            }
            var document = ResourceDocument(project)
            document.isChanged = isChanged
            try document.show("Unarchived", or: "in use", in: context)
        }
    }
}
