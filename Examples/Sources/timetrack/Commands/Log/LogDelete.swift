import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

/// Deletes a time entry in Clockify.
struct LogDelete: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a time entry in Clockify.",
        discussion: """
            On a terminal the command asks first. `timetrack undo` creates the entry anew.

            Examples:

              timetrack log delete last
              timetrack log delete 64c777dd --yes
            """
    )

    @Argument(
        help: ArgumentHelp("last, running, or the id of an entry or one end of it.", valueName: "last|running|id")
    )
    var selection = EntrySelection.last

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack entries\(connection.repeated(with: workspace))` shows whether the entry is still there"
    }

    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let now = context.now()
            let changer = try await EntryChanger(session, in: context)
            let entry = try await session.entry(selection, in: changer.place, now: now)
            let document = try await session.document(of: entry, in: changer.place, now: now)
            try await confirmation.confirm(
                "Delete \(document.briefSummary), \(document.span(now: now).plain)?",
                mayAsk: !output.noInput
            )
            try await changer.delete(entry, document, .delete)
            if entry.isRunning { try changer.remember(running: nil) }
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                try terminal.print(
                    "\("Deleted", .good) \(document.summary), \(document.span(now: now)); `timetrack undo\(session.repeated)` brings it back."
                )
            }
        }
    }
}
