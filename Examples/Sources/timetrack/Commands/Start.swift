import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

/// Starts a timer in Clockify.
struct Start: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Start a timer in Clockify.",
        discussion: """
            While a timer runs nothing is started and the exit status is 9; `timetrack switch` stops it \
            and starts the new one. A description of several words stands in quotes. Project and tags come \
            from the settings unless they are given.

            Examples:

              timetrack start "Review of the proofs" -p Website
              timetrack start Standup -t meeting --at 09:10
              timetrack start Standup --at "20m ago"
              timetrack start "On the train" --queue
            """
    )

    @Argument(help: "What you are doing.")
    var description: String?

    @Option(
        help: ArgumentHelp("When it began. Without the option: now.", valueName: "time"),
        transform: TimePhrase.argument
    )
    var at: TimePhrase?

    @OptionGroup var entry: EntryOptions
    @OptionGroup var queue: QueueOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack status\(repeated)` shows whether the timer started" }
    var adviceWhenUncertain: String? {
        "The timer may have started: the same command again finds it, and `timetrack status\(repeated)` shows it."
    }

    private var repeated: String { connection.repeated(with: workspace) }

    var adviceWhenUnreachable: String? { QueueOptions.advice(connection) }

    func run(in context: Context) async throws {
        guard !queue.isWanted else { return try await keep(in: context) }
        try await QueuedTimer.requireNone(connection, context)
        try await ClockifySession.open(connection, workspace, context) { session in
            // The moment at which the user asked, whatever has to be looked up before.
            let now = context.now()
            let start = try at?.past(now: now) ?? now.wholeSecond
            let changer = try await EntryChanger(session, in: context)
            let choice = try await entry.choice(in: session, changer.place, context.settings())
            let started = try await changer.start(
                choice.entry(description, from: start, to: nil),
                project: choice.project?.name,
                .start,
                advice: entry.switchAdvice(description),
                isMomentGiven: at != nil
            )
            if at != nil { try await changer.warnOfOverlaps(with: started) }
            // One that was started by the same command before may be for what was called otherwise then.
            let isChosen = started.projectID == choice.project?.id
            let document =
                isChosen
                ? EntryDocument(started, project: choice.project?.name, now: now)
                : try await session.document(of: started, in: changer.place, now: now)
            try changer.remember(running: document)
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                try terminal.print(
                    "\("Started", .good) \(document.summary) at \(LocalTime.text(started.start, now: now))."
                )
            }
        }
    }

    /// Keeps the start for later.
    private func keep(in context: Context) async throws {
        let now = context.now()
        let start = try at?.past(now: now) ?? now.wholeSecond
        let work = try entry.queuedWork(description, context.settings())
        try await WorkQueue(connection, workspace, output, context).start(work, at: start)
    }
}

extension EntryOptions {
    /// What follows `timetrack switch` to start the same.
    func switchAdvice(_ description: String?) -> String {
        let words = (description.map { [CommandLineText.word($0)] } ?? []) + words
        return words.map { " \($0)" }.joined()
    }
}
