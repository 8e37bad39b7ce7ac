import ArgumentParser

/// Commands for timers in Clockwork; which service is meant is always said, never guessed from the text.
struct ClockworkCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clockwork",
        abstract: "Start and stop timers of Jira issues in Clockwork.",
        discussion: """
            Clockwork has no way to ask which timers are running, so a timer is stopped by its issue.

            Examples:

              timetrack clockwork start ENGINE-1 --comment "Carry mechanism"
              timetrack clockwork stop ENGINE-1
            """,
        subcommands: [ClockworkStart.self, ClockworkStop.self]
    )
}
