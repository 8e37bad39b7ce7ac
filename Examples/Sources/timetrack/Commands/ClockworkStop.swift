import ArgumentParser
import ClockworkAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Stops the timer of a Jira issue in Clockwork.
struct ClockworkStop: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop the timer of a Jira issue in Clockwork."
    )

    @Argument(help: "Key of the issue, for example ENGINE-1.")
    var issue: String

    @OptionGroup var queue: ClockworkQueueOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "look in Jira whether the timer is still running" }
    var adviceWhenUncertain: String? { "Look in Jira whether the timer is still running." }

    func run(in context: Context) async throws {
        let key = try Clockwork.IssueKey(issue)
        try await Connection.open(to: .clockwork, connection, context) { connection in
            let answer = try await stop(key, connection.clockwork)
            try context.console.show(ClockworkTimerDocument(issue: key, isRunning: false, answer)) { terminal in
                guard !output.quiet else { return }
                try terminal.print("\("Stopped", .good) the timer for \(key, .strong).")
            }
        }
    }

    /// Clockwork answers in the same way when no timer runs and when there is no such issue: either does not exist.
    private func stop(_ key: Clockwork.IssueKey, _ client: Clockwork.Client) async throws -> Clockwork.TimerAnswer {
        do {
            return try await client.stopTimer(issue: key).get()
        } catch let error as APIError where error.code == .validation {
            var failure = Failure(
                .notFound,
                "no_running_timer",
                "No timer of yours runs on \(key); start one, or check the key of the issue."
            )
            failure.httpStatus = error.status
            failure.serviceMessage = error.serverMessage
            throw failure
        }
    }
}
