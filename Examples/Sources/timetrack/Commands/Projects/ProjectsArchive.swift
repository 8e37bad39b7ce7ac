import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Takes a project out of use in Clockify, or back: `archive` and `unarchive`.
struct ProjectsArchive<Change: UseChange>: TimetrackCommand {
    static var configuration: CommandConfiguration {
        guard Change.isActive else {
            return CommandConfiguration(
                commandName: "archive",
                abstract: "Take a project out of use in Clockify.",
                discussion: """
                    Its entries stay. `timetrack projects unarchive` brings it back.

                    Example:

                      timetrack projects archive "Babbage & Co./Website"
                    """
            )
        }
        return CommandConfiguration(
            commandName: "unarchive",
            abstract: "Take a project out of the archive in Clockify.",
            discussion: """
                Example:

                  timetrack projects unarchive Website
                """
        )
    }

    @Argument(
        help: "Id or whole name of the project.",
        completion: Change.isActive ? nil : CompletionKind.custom(NameCompletion.projects)
    )
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack projects --archived --json\(connection.repeated(with: workspace))` shows whether it is archived"
    }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let projects = try await session.projects(namedLike: name, in: workspace)
            var project = try Change.element(name, of: projects, .project, session) { NamedItem($0) }
            let isChanged = project.isArchived == Change.isActive
            if isChanged {
                project = try await session.client.updateProject(project.id, in: workspace) {
                    $0.isArchived = !Change.isActive
                }
                Change.keep(NamedItem(project), .projects, in: workspace, session.names)
            }
            try Change.show(ResourceDocument(project), isChanged: isChanged, in: context)
        }
    }
}
