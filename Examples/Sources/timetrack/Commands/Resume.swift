import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

/// Starts a timer in Clockify for what an earlier entry was about.
struct Resume: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Start a timer in Clockify for what an earlier entry was about.",
        discussion: """
            The timer gets the description, project, task, tags and billing of the entry: the last one \
            that has ended, or the one with the id that is given. While a timer runs nothing is started \
            and the exit status is 9. With --queue it is like the last item of the queue that has ended.

            Examples:

              timetrack resume
              timetrack resume 64c777dd --at 13:00
            """
    )

    @Argument(help: ArgumentHelp("last, or the id of an entry or one end of it.", valueName: "last|id"))
    var selection = EntrySelection.last

    @Option(
        help: ArgumentHelp("When it began. Without the option: now.", valueName: "time"),
        transform: TimePhrase.argument
    )
    var at: TimePhrase?

    @OptionGroup var queue: QueueOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack status\(repeated)` shows whether the timer started" }
    var adviceWhenUncertain: String? {
        "The timer may have started: the same command again finds it, and `timetrack status\(repeated)` shows it."
    }

    private var repeated: String { connection.repeated(with: workspace) }

    // What an entry was about nobody can say without asking.
    var adviceWhenUnreachable: String? { selection == .last ? QueueOptions.advice(connection) : nil }

    func validate() throws {
        guard selection != .running else { throw ValidationError("A running timer needs no resuming; name an entry.") }
        guard selection == .last || !queue.isWanted else {
            throw ValidationError(
                "--queue asks nobody what an entry was about; say it: `timetrack start DESCRIPTION -p PROJECT --queue\(repeated)`."
            )
        }
    }

    func run(in context: Context) async throws {
        guard !queue.isWanted else {
            return try await WorkQueue(connection, workspace, output, context).resume(at: at)
        }
        try await QueuedTimer.requireNone(connection, context)
        try await ClockifySession.open(connection, workspace, context) { session in
            let now = context.now()
            let start = try at?.past(now: now) ?? now.wholeSecond
            let changer = try await EntryChanger(session, in: context)
            let earlier = try await session.entry(selection, in: changer.place, now: now)
            let project = try await session.openProject(of: earlier, in: changer.place)
            var entry = EntrySnapshot(earlier).entry
            entry.start = start
            entry.end = nil
            let id = CommandLineText.word(earlier.id.rawValue)
            let started = try await changer.start(
                entry,
                project: project?.name,
                .resume,
                advice: " --like \(id)",
                isMomentGiven: at != nil
            )
            if at != nil { try await changer.warnOfOverlaps(with: started) }
            let document = EntryDocument(started, project: project?.name, now: now)
            try changer.remember(running: document)
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                try terminal.print(
                    "\("Started", .good) \(document.summary) at \(LocalTime.text(started.start, now: now))."
                )
            }
        }
    }
}

extension ClockifySession {
    /// The project of an entry, for another entry that is to be like it; nil when it has none.
    ///
    /// - Throws: ``Failure`` when it was archived or deleted meanwhile.
    func openProject(of entry: Clockify.TimeEntry, in place: Place) async throws -> Clockify.Project? {
        guard let id = entry.projectID else { return nil }
        let what = CommandLineText.word(entry.description ?? "DESCRIPTION")
        do {
            let project = try await client.project(id, in: place.workspace)
            guard !project.isArchived else {
                throw Failure(
                    .notFound,
                    "archived_project",
                    "The project \(project.name) is archived; name another one: `timetrack start \(what) -p PROJECT\(repeated)`."
                )
            }
            return project
        } catch let error as APIError where error.code == .notFound || error.code == .forbidden {
            throw Failure(
                .notFound,
                "unknown_project",
                "The project of that entry does not exist any more, or you may not see it; name another one: "
                    + "`timetrack start \(what) -p PROJECT\(repeated)`."
            )
        }
    }
}
