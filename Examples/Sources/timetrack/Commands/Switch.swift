import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Stops the running timer in Clockify and starts another one at the same moment.
struct Switch: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "switch",
        abstract: "Stop the running timer in Clockify and start another one at the same moment.",
        discussion: """
            `timetrack undo` takes both back. Without a running timer the new one is started all the same. \
            A description of several words stands in quotes.

            Examples:

              timetrack switch "Call with the printer" -p Website
              timetrack switch Lunch --no-project --at 12:30
              timetrack switch --like last
              timetrack switch Letters --queue
            """
    )

    @Argument(help: "What you are doing.")
    var description: String?

    @Option(
        help: ArgumentHelp("When it began. Without the option: now.", valueName: "time"),
        transform: TimePhrase.argument
    )
    var at: TimePhrase?

    @Option(
        help: ArgumentHelp(
            "Take everything from this entry: last, or an id or one end of it.",
            valueName: "last|id"
        )
    )
    var like: EntrySelection?

    @OptionGroup var entry: EntryOptions
    @OptionGroup var queue: QueueOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack status\(connection.repeated(with: workspace))` shows which timer is running"
    }

    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    var adviceWhenUnreachable: String? { like == nil ? QueueOptions.advice(connection) : nil }

    func validate() throws {
        guard like == nil || !queue.isWanted else {
            throw ValidationError("--like asks Clockify and --queue asks nobody; say what the timer is for instead.")
        }
        guard like == nil || description == nil && entry.words.isEmpty else {
            throw ValidationError("--like takes everything from an entry; leave out what else is said about the timer.")
        }
        guard like != .running else { throw ValidationError("A running timer needs no switching; name an entry.") }
    }

    func run(in context: Context) async throws {
        guard !queue.isWanted else { return try await keep(in: context) }
        try await QueuedTimer.requireNone(connection, context)
        try await ClockifySession.open(connection, workspace, context) { session in
            let now = context.now()
            let changer = try await EntryChanger(session, in: context)
            let (wanted, project) = try await wanted(session, changer.place, context)
            let (stopped, started) = try await changer.replaceTimer(with: wanted, project: project) { running in
                guard let running else { return try at?.past(now: now) ?? now.wholeSecond }
                return try TimerEnd.moment(of: running, at: at, now: now, repeating: session.repeated)
            }
            var document = TimerSwitchDocument()
            if let stopped { document.stopped = try await session.document(of: stopped, in: changer.place, now: now) }
            document.started = EntryDocument(started, project: project, now: now)
            try changer.remember(running: document.started)
            try context.console.show(document) { terminal in
                guard !output.quiet else { return }
                try document.print(to: terminal, now: now)
            }
        }
    }

    /// Keeps the end of the one and the start of the other for later: the one that runs ends where the other begins, in the
    /// queue at once and in Clockify at the push.
    private func keep(in context: Context) async throws {
        let now = context.now()
        let start = try at?.past(now: now) ?? now.wholeSecond
        let work = try entry.queuedWork(description, context.settings())
        try await WorkQueue(connection, workspace, output, context).start(work, at: start)
    }

    /// What the new timer is for; its start is settled later.
    private func wanted(
        _ session: ClockifySession,
        _ place: Place,
        _ context: Context
    ) async throws -> (PlannedEntry, project: String?) {
        let now = context.now()
        if let like {
            let earlier = try await session.entry(like, in: place, now: now)
            let project = try await session.openProject(of: earlier, in: place)
            var entry = EntrySnapshot(earlier).entry
            entry.end = nil
            return (entry, project?.name)
        }
        let choice = try await entry.choice(in: session, place, context.settings())
        return (choice.entry(description, from: now.wholeSecond, to: nil), choice.project?.name)
    }
}

/// The two timers of a switch, in JSON.
struct TimerSwitchDocument: Encodable {
    /// The one that was stopped, or nil when none was running.
    var stopped: EntryDocument?
    /// The one that runs now.
    var started: EntryDocument?

    private enum CodingKeys: CodingKey {
        case stopped
        case started
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(stopped, forKey: .stopped)
        try container.encode(started, forKey: .started)
    }

    /// A line for each of them.
    func print(to terminal: Terminal, now: Date) throws {
        if let stopped {
            let end = LocalTime.text(stopped.endDate ?? now, now: now)
            try terminal.print("\("Stopped", .good) \(stopped.summary) at \(end) after \(stopped.hours, .strong).")
        }
        if let started {
            let start = LocalTime.text(started.startDate, now: now)
            try terminal.print("\("Started", .good) \(started.summary) at \(start).")
        }
    }
}
