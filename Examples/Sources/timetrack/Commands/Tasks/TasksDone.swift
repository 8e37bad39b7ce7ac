import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Marks a task as done in Clockify.
struct TasksDone: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: "Mark a task as done in Clockify.",
        discussion: """
            `timetrack tasks reopen` takes it up again.

            Example:

              timetrack tasks done Proofs -p Website
            """
    )

    @Argument(help: "Id or whole name of the task.", completion: .custom(NameCompletion.tasks))
    var name: String

    @OptionGroup var chosen: ProjectOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack tasks --done --json` shows whether it is done" }
    var adviceWhenUncertain: String? { "`timetrack tasks --done --json` shows whether it is done." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let project = try await chosen.project(of: session, in: workspace, context)
            let tasks = try await session.tasks(namedLike: name, of: project, in: workspace)
            let choice = NameChoice.task(of: project.id.rawValue)
            let item = try choice.item(
                name,
                among: tasks.map { NamedItem($0) },
                toBecomeActive: false,
                repeating: session.repeated
            )
            var task = try ClockifySession.element(item, of: tasks)
            let isChanged = item.isActive
            if isChanged {
                task = try await session.client.updateTask(task.id, in: workspace, project: project.id) { changes in
                    changes.status = .done
                }
                session.names.remove(NamedItem(task), .tasks(project.id.rawValue), in: workspace)
            }
            var document = ResourceDocument(task, of: project)
            document.isChanged = isChanged
            try document.show("Finished", or: "done", in: context)
        }
    }
}
