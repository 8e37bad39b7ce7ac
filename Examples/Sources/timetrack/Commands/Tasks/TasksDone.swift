import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Marks a task as done in Clockify, or takes it up again: `done` and `reopen`.
struct TasksDone<Change: UseChange>: TimetrackCommand {
    static var configuration: CommandConfiguration {
        guard Change.isActive else {
            return CommandConfiguration(
                commandName: "done",
                abstract: "Mark a task as done in Clockify.",
                discussion: """
                    `timetrack tasks reopen` takes it up again.

                    Example:

                      timetrack tasks done Proofs -p Website
                    """
            )
        }
        return CommandConfiguration(
            commandName: "reopen",
            abstract: "Take a task up again in Clockify.",
            discussion: """
                Its entries are as before.

                Example:

                  timetrack tasks reopen Proofs -p Website
                """
        )
    }

    @Argument(
        help: "Id or whole name of the task.",
        completion: Change.isActive ? nil : CompletionKind.custom(NameCompletion.tasks)
    )
    var name: String

    @OptionGroup var chosen: ProjectOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        let options = chosen.repeated + connection.repeated(with: workspace)
        return "`timetrack tasks --done --json\(options)` shows whether it is done"
    }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let project = try await chosen.project(of: session, in: workspace, context)
            let tasks = try await session.tasks(namedLike: name, of: project, in: workspace)
            let choice = NameChoice.task(of: project.id.rawValue)
            var task = try Change.element(name, of: tasks, choice, session) { NamedItem($0) }
            let isChanged = NamedItem(task).isActive != Change.isActive
            if isChanged {
                task = try await session.client.updateTask(task.id, in: workspace, project: project.id) { changes in
                    changes.status = Change.isActive ? .active : .done
                }
                Change.keep(NamedItem(task), .tasks(project.id.rawValue), in: workspace, session.names)
            }
            let words = Change.isActive ? ("Reopened", "open") : ("Finished", "done")
            try Change.show(ResourceDocument(task, of: project), isChanged: isChanged, words, in: context)
        }
    }
}
