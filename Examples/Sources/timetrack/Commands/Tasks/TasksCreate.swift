import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Creates a task of a project in Clockify.
struct TasksCreate: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a task of a project in Clockify.",
        discussion: """
            Example:

              timetrack tasks create Proofs -p Website
            """
    )

    @Argument(help: "Name of the task.")
    var name: String

    @OptionGroup var chosen: ProjectOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack tasks\(chosen.repeated + connection.repeated(with: workspace))` shows whether it was created"
    }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let project = try await chosen.project(of: session, in: workspace, context)
            let new = Clockify.NewTask(name: name)
            let task = try await session.client.createTask(new, in: workspace, project: project.id)
            session.names.add(NamedItem(task), .tasks(project.id.rawValue), in: workspace)
            try ResourceDocument(task, of: project).show("Created", in: context)
        }
    }
}
