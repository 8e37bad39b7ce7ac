import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackTime

/// Starts a timer in Clockify.
struct Start: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Start a timer in Clockify.",
        discussion: """
            Clockify decides what becomes of a timer that is still running; `timetrack stop` stops it first.

            Examples:

              timetrack start "Review of the proofs" -p Website
              timetrack start -p 64a687e29ae1f428e7ebe303
            """
    )

    @Argument(help: "What you are doing.")
    var description: String?

    @Option(name: [.short, .long], help: "Name or id of the project.", completion: .custom(NameCompletion.projects))
    var project: String?

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack status` shows whether the timer started" }
    var adviceWhenUncertain: String? { "`timetrack status` shows whether the timer started." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspace = try await session.workspace(of: session.client.user())
            var chosen: Clockify.Project?
            if let project {
                chosen = try await session.project(project, in: workspace)
            }
            let now = context.now()
            let entry = try await session.client.startTimer(
                in: workspace,
                at: now,
                description: description,
                project: chosen?.id
            )
            let document = EntryDocument(entry, project: chosen?.name, now: now)
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                try terminal.print("\("Started", .good) \(document.summary) at \(LocalTime.clock(entry.start)).")
            }
        }
    }
}

/// The timer that a command started, stopped or looked for, in JSON.
struct TimerDocument: Encodable {
    /// The entry, or nil when no timer runs.
    var entry: EntryDocument?

    enum CodingKeys: CodingKey {
        case entry
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        // Null rather than no key at all, so that scripts can tell "no timer" from another document.
        try container.encode(entry, forKey: .entry)
    }
}

extension EntryDocument {
    /// What is being done and for which project, in one phrase.
    var summary: StyledText {
        let what: StyledText = "\(description ?? "a timer without a description", .strong)"
        return project.map { "\(what) in \($0, .accent)" } ?? what
    }
}
