import ArgumentParser

/// Commands for the tasks of a project.
struct TaskCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tasks",
        abstract: "List, create and end the tasks of a project in Clockify.",
        discussion: """
            Without a subcommand the tasks are listed. The project is that of -p, else that of the settings. A
            task is named by its id or its whole name in any case.

            Examples:

              timetrack tasks -p Website
              timetrack tasks create Proofs -p Website
              timetrack tasks done Proofs -p Website
            """,
        subcommands: [TasksList.self, TasksCreate.self, TasksDone<Retirement>.self, TasksDone<Revival>.self],
        defaultSubcommand: TasksList.self
    )
}
