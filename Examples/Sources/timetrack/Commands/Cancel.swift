import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

/// Deletes the running timer in Clockify.
struct Cancel: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Delete the running timer in Clockify.",
        discussion: """
            No entry remains. `timetrack undo` brings the timer back. On a terminal the command asks \
            first. Without a running timer the exit status is 8.

            Example:

              timetrack cancel --yes
            """
    )

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack status\(connection.repeated(with: workspace))` shows whether the timer is still running"
    }

    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let changer = try await EntryChanger(session, in: context)
            let running = try await session.requiredRunningEntry(in: changer.place)
            let document = try await session.document(of: running, in: changer.place, now: context.now())
            try await confirmation.confirm(
                "Delete \(document.briefSummary), which has been running for \(document.hours)?",
                mayAsk: !output.noInput
            )
            try await changer.delete(running, document, .cancel)
            try changer.remember(running: nil)
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                let since = LocalTime.text(document.startDate, now: context.now())
                try terminal.print(
                    "\("Cancelled", .good) \(document.summary), which had been running since \(since), \(document.hours); `timetrack undo\(session.repeated)` brings it back."
                )
            }
        }
    }
}

extension EntryChanger {
    /// Deletes an entry, unless it is not any more what it was when it was chosen.
    func delete(_ entry: Clockify.TimeEntry, _ document: EntryDocument, _ kind: RecordedChange.Kind) async throws {
        try await exclusively {
            _ = try await settle()
            let chosen = EntrySnapshot(entry)
            guard let current = try await current(chosen) else {
                throw changedMeanwhile("deleted", nothingWas: "deleted")
            }
            guard chosen.isSame(as: EntrySnapshot(current)) else {
                throw changedMeanwhile("changed", nothingWas: "deleted")
            }
            try await make(kind, document.briefSummary, [.delete(entry)])
        }
    }
}
