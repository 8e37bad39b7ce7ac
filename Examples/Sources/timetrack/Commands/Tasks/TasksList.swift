import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Lists the tasks of a project in Clockify.
struct TasksList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the tasks of a project in Clockify.",
        discussion: """
            Off a terminal each task is a line of name and id, with a tab between them.

            Examples:

              timetrack tasks -p Website
              timetrack tasks -p Website --done --json
            """
    )

    @Flag(help: "List tasks that are done as well.")
    var done = false

    @OptionGroup var chosen: ProjectOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            let project = try await chosen.project(of: session, in: workspace, context)
            let tasks = try await session.client
                .tasks(in: workspace, project: project.id, status: done ? .all : .active)
                .collect(limit: ClockifySession.mostElements)
            session.names.keep(tasks.map { NamedItem($0) }, .tasks(project.id.rawValue), in: workspace)
            let rows = tasks.map { task in
                ResourceListDocument.Row(id: task.id.rawValue, name: task.name, isActive: task.status != .done)
            }
            let document = ResourceListDocument(kind: "tasks", rows: rows)
            try document.show(orSay: "The project \(project.name.truncated(toColumns: 60)) has no tasks.", in: context)
        }
    }
}
