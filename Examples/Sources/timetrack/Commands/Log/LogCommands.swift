import ArgumentParser

/// What works on single time entries.
struct LogCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Add, change and delete single time entries in Clockify.",
        discussion: """
            An entry is named by `last` (that has ended), `running`, its id, or one end of its id that no \
            other entry of the last 90 days has; `timetrack entries --ids` shows ids. \
            `timetrack undo` takes back what was changed.
            """,
        subcommands: [LogAdd.self, LogEdit.self, LogDelete.self]
    )
}
