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

/// Changes a time entry in Clockify.
struct LogEdit: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change a time entry in Clockify.",
        discussion: """
            What is not named stays. A time without a day is of the day on which the entry began; one that lies \
            ahead needs its day. Another project drops the task, unless one is given. Tags replace those that the \
            entry had. Off a terminal each change is a line of field, value before and value after, with tabs \
            between them.

            Examples:

              timetrack log edit last --to 17:30
              timetrack log edit running --from 9:00 -p Website
              timetrack log edit 64c777dd --description "Second proofs" --for 1h30m
            """
    )

    @Argument(
        help: ArgumentHelp("last, running, or the id of an entry or one end of it.", valueName: "last|running|id")
    )
    var selection = EntrySelection.last

    @Option(help: ArgumentHelp("What was done; empty for no description.", valueName: "text"))
    var description: String?

    @Option(help: ArgumentHelp("When it began.", valueName: "time"), transform: TimePhrase.argument)
    var from: TimePhrase?

    @Option(
        help: ArgumentHelp("When it ended; a running timer is stopped by it.", valueName: "time"),
        transform: TimePhrase.argument
    )
    var to: TimePhrase?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long it took, instead of --to.", valueName: "length"),
        transform: DurationPhrase.argument
    )
    var length: DurationPhrase?

    @OptionGroup var entry: EntryOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack entries\(repeated)` shows whether the entry was changed" }
    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    private var repeated: String { connection.repeated(with: workspace) }

    func validate() throws {
        guard to == nil || length == nil else {
            throw ValidationError("--to and --for both say when it ended; leave one out.")
        }
        guard description != nil || from != nil || to != nil || length != nil || !entry.words.isEmpty else {
            throw ValidationError("Say what to change, for example --description, --project, --from or --to.")
        }
    }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let now = context.now()
            let changer = try await EntryChanger(session, in: context)
            let selected = try await session.entry(selection, in: changer.place, now: now)
            let (before, after) = try await changer.edit(selected) { changes in
                try setTimes(&changes, now)
                try await entry.apply(to: &changes, in: session, changer.place)
                if let description { changes.description = description.isEmpty ? nil : description }
            }
            if from != nil || to != nil || length != nil { try await changer.warnOfOverlaps(with: after) }
            let differences = try await EntryDifferences(before, after, in: session, changer.place, now: now)
            if before.isRunning {
                try changer.remember(running: after.isRunning ? differences.document.after : nil)
            }
            try context.console.show(differences.document) { terminal in
                guard !output.quiet else { return }
                try differences.print(to: terminal)
            }
        }
    }

    private func setTimes(_ changes: inout Clockify.TimeEntryChanges, _ now: Date) throws {
        let day = LocalDay(changes.start)
        let isPlanned = changes.start > now
        if let from { changes.start = try from.resolved(now: now, of: day) }
        if let end = try EntrySpan.end(of: changes.start, to: to, for: length, now: now) { changes.end = end }
        if let end = changes.end { try EntrySpan.require(end, after: changes.start, now: now) }
        guard changes.end != nil || changes.start <= now else {
            throw Failure(
                .usage,
                "time_ahead",
                "A running timer cannot begin at \(LocalTime.text(changes.start, now: now)), which lies ahead; give a time "
                    + "that has come."
            )
        }
        if let from, !isPlanned { try EntrySpan.requireDay(of: from, that: "--from", meant: changes.start, now: now) }
    }
}

extension EntryOptions {
    /// Changes an entry to what is given, and leaves the rest of it.
    ///
    /// - Throws: ``Failure`` that lists the candidates for a name that means nothing or several things.
    func apply(
        to changes: inout Clockify.TimeEntryChanges,
        in session: ClockifySession,
        _ place: Place
    ) async throws {
        if let name = project {
            let project = try await session.project(name, in: place)
            if project.id != changes.projectID { changes.taskID = nil }
            changes.projectID = project.id
        }
        if noProject {
            changes.projectID = nil
            changes.taskID = nil
        }
        if let task {
            guard let id = changes.projectID else {
                throw Failure(.usage, "usage", "A task belongs to a project, and the entry has none; add --project.")
            }
            let project = try await session.client.project(id, in: place.workspace)
            changes.taskID = try await session.task(task, of: project, in: place).id
        }
        if !tag.isEmpty { changes.tagIDs = try await session.tags(tag, in: place).map(\.id) }
        if noTags { changes.tagIDs = [] }
        if let billable { changes.isBillable = billable }
    }
}

extension EntryChanger {
    /// Changes an entry as it is once no other command changes it.
    ///
    /// - Parameters:
    ///   - selected: The entry as it was when it was chosen.
    ///   - change: Makes it what it is to be.
    /// - Returns: The entry before and after.
    /// - Throws: ``Failure`` when it is like that already or gone, and as ``make(_:_:_:)`` does.
    func edit(
        _ selected: Clockify.TimeEntry,
        _ change: (inout Clockify.TimeEntryChanges) async throws -> Void
    ) async throws -> (before: Clockify.TimeEntry, after: Clockify.TimeEntry) {
        try await exclusively {
            _ = try await settle()
            guard let before = try await current(EntrySnapshot(selected)) else {
                throw changedMeanwhile("deleted", nothingWas: "changed")
            }
            var changes = Clockify.TimeEntryChanges(before)
            try await change(&changes)
            guard changes != Clockify.TimeEntryChanges(before) else {
                throw Failure(.usage, "nothing_to_change", "The entry is like that already, so nothing was changed.")
            }
            let document = try await session.document(of: before, in: place, now: context.now())
            let entries = try await make(.edit, document.briefSummary, [.replace(before, with: changes)])
            return (before, try only(entries))
        }
    }

    /// That an entry is not what it was when the command began.
    func changedMeanwhile(_ what: String, nothingWas done: String) -> Failure {
        Failure(
            .rejected,
            "changed_meanwhile",
            "The entry was \(what) meanwhile, so nothing was \(done); `timetrack entries\(session.repeated)` shows what "
                + "there is."
        )
    }
}
