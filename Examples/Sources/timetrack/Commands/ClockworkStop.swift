import ArgumentParser
import ClockworkAPI
import TerminalOutput

/// Stops the timer of a Jira issue in Clockwork.
struct ClockworkStop: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop the timer of a Jira issue in Clockwork."
    )

    @Argument(help: "Key of the issue, for example ENGINE-1.")
    var issue: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "look in Jira whether the timer is still running" }
    var adviceWhenUncertain: String? { "Look in Jira whether the timer is still running." }

    func run(in context: Context) async throws {
        let key = try Clockwork.IssueKey(issue)
        try await Connection.open(to: .clockwork, connection, context) { connection in
            let answer = try await connection.clockwork.stopTimer(issue: key)
            try context.console.show(ClockworkTimerDocument(issue: key, isRunning: false, answer)) { terminal in
                guard !output.quiet else { return }
                try terminal.print("\("Stopped", .good) the timer for \(key, .strong).")
            }
        }
    }
}
