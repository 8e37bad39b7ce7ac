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

/// Takes back the last change of time entries in Clockify.
struct Undo: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back the last change of time entries in Clockify.",
        discussion: """
            Changes of start, stop, resume, switch, cancel and log can be undone, the last one first; \
            undone again is the one before. Nothing is undone when the entry was changed since from \
            elsewhere; --skip passes such a change over. An entry that was deleted comes back with another id. \
            What `queue push` and `workday sync` send is not undone: when they have sent entries after the last \
            change, the command says so, and asks first on a terminal.

            Examples:

              timetrack undo
              timetrack undo --list
              timetrack undo --skip
            """
    )

    @Flag(help: "List the last changes and undo nothing.")
    var list = false

    @Flag(help: "Let the last change stand for good, so that the one before can be undone.")
    var skip = false

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack entries\(connection.repeated(with: workspace))` shows what there is"
    }

    var adviceWhenUncertain: String? { "The same command again finds out, and undoes what is left." }

    func validate() throws {
        guard !list || !skip else { throw ValidationError("--list changes nothing; leave out --skip or --list.") }
    }

    /// How many changes are listed.
    private static var mostListed: Int { 20 }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let changer = try await EntryChanger(session, in: context)
            guard !list else {
                return try await show(changer.journal.changes(in: changer.place.scope, limit: Self.mostListed), context)
            }
            guard !skip else {
                let change = try await changer.exclusively { try await changer.skip() }
                return try context.console.show(UndoDocument(change: ChangeDocument(change), entries: [])) { terminal in
                    guard !output.quiet else { return }
                    try terminal.print(
                        "\("Skipped", .good) \(change.kind.rawValue): \(change.summary, .strong) stays as it is."
                    )
                }
            }
            let agreed = try await agreedChange(changer, context)
            let (change, steps) = try await changer.exclusively { try await changer.undo(agreed) }
            let now = context.now()
            var documents: [EntryDocument] = []
            var lines: [StyledText] = []
            for step in steps {
                guard let entry = step.entry else {
                    lines.append("\(change.summary, .strong) is gone.")
                    continue
                }
                let document = try await session.document(of: entry, in: changer.place, now: now)
                documents.append(document)
                lines.append(document.standing(now: now))
            }
            if let running = documents.first(where: \.isRunning) {
                try changer.remember(running: running)
            } else if steps.contains(where: { $0.step.action == .create && $0.step.after?.entry.end == nil }) {
                try changer.remember(running: nil)
            }
            let document = UndoDocument(change: ChangeDocument(change), entries: documents)
            try context.console.show(document) { terminal in
                guard !output.quiet else { return }
                for line in lines { try terminal.print("\("Undid", .good) \(change.kind.rawValue): \(line)") }
            }
        }
    }

    /// Says what was sent after the last change and is not undone, and on a terminal asks whether to go on.
    ///
    /// - Returns: The change that somebody agreed to have undone, or nil when nothing was sent after it.
    private func agreedChange(_ changer: EntryChanger, _ context: Context) async throws -> RecordedChange.ID? {
        guard let last = try await changer.journal.lastChange(in: changer.place.scope) else { return nil }
        let sent = try await changer.journal.entriesSent(after: last, in: changer.place.scope)
        guard !sent.isEmpty else { return nil }
        let repeated = changer.session.repeated
        for sending in sent {
            let (verb, what) = sending.count == 1 ? ("stays", "1 entry") : ("stay", "\(sending.count) entries")
            try context.console.notice(
                "\(what) that `\(sending.command)` has sent since \(verb), because only changes are undone; "
                    + "`timetrack log delete ID\(repeated)` deletes one."
            )
        }
        try await confirmation.confirm(
            "Undo the change before that, \(last.kind.rawValue): \(last.summary)?",
            mayAsk: !output.noInput,
            orNothing: "undone"
        )
        return last.id
    }

    private func show(_ changes: [RecordedChange], _ context: Context) throws {
        let now = context.now()
        let document = ChangeListDocument(changes: changes.map { ChangeDocument($0) })
        try context.console.show(document) { terminal in
            guard !changes.isEmpty || !terminal.isInteractive else {
                return try terminal.print("Nothing was changed here.")
            }
            var table = Table([.init("Made"), .init("Change"), .init("Entry", mayShrink: true), .init("State")])
            for change in changes {
                let date = terminal.isInteractive ? LocalTime.text(change.date, now: now) : change.date.ISO8601Format()
                table.append([
                    StyledText(date), StyledText(change.kind.rawValue, .strong), StyledText(change.summary),
                    StyledText(change.state, .faint),
                ])
            }
            try terminal.print(table)
        }
    }
}

extension EntryDocument {
    /// What there is after an entry came back.
    fileprivate func standing(now: Date) -> StyledText {
        let start = LocalTime.text(startDate, now: now)
        guard let endDate else { return "\(summary) runs again, since \(start)." }
        return "\(summary) is there from \(start) to \(LocalTime.text(endDate, now: now))."
    }
}
