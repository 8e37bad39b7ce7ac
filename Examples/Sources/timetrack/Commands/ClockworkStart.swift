import ArgumentParser
import ClockworkAPI
import TerminalOutput
import TimetrackKeys

/// Starts a timer for a Jira issue in Clockwork.
struct ClockworkStart: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Start a timer for a Jira issue in Clockwork."
    )

    @Argument(help: "Key of the issue, for example ENGINE-1.")
    var issue: String

    @Option(name: [.short, .long], help: "Comment for the worklog.")
    var comment: String?

    @OptionGroup var queue: ClockworkQueueOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "look in Jira whether the timer started" }
    var adviceWhenUncertain: String? { "Look in Jira whether the timer started." }

    func run(in context: Context) async throws {
        let key = try Clockwork.IssueKey(issue)
        try await Connection.open(to: .clockwork, connection, context) { connection in
            let answer = try await connection.clockwork.startTimer(issue: key, comment: comment).get()
            try context.console.show(ClockworkTimerDocument(issue: key, isRunning: true, answer)) { terminal in
                guard !output.quiet else { return }
                try terminal.print("\("Started", .good) a timer for \(key, .strong).")
            }
        }
    }
}

/// A timer in Clockwork in JSON.
struct ClockworkTimerDocument: Encodable {
    var issue: String
    var isRunning: Bool
    var messages: [String]

    enum CodingKeys: String, CodingKey {
        case issue
        case isRunning = "running"
        case messages
    }

    init(issue: Clockwork.IssueKey, isRunning: Bool, _ answer: Clockwork.TimerAnswer) {
        self.issue = issue.rawValue
        self.isRunning = isRunning
        self.messages = answer.messages
    }
}

extension Connection {
    /// A client of Clockwork over this connection.
    var clockwork: Clockwork.Client {
        Clockwork.Client(
            endpoint: endpoint,
            transport: transport,
            tokens: tokens,
            configuration: configuration
        )
    }
}
