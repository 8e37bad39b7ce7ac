import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Stops the running timer in Clockify.
struct Stop: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "Stop the running timer in Clockify.",
        discussion: """
            Without a running timer the exit status is 8.

            Examples:

              timetrack stop
              timetrack stop --at "yesterday 17:30"
              timetrack stop --queue
            """
    )

    @Option(
        help: ArgumentHelp("When it ended. Without the option: now.", valueName: "time"),
        transform: TimePhrase.argument
    )
    var at: TimePhrase?

    @OptionGroup var queue: QueueOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "`timetrack status\(connection.repeated(with: workspace))` shows whether the timer is still running"
    }

    var adviceWhenUncertain: String? { "\(adviceWhenInterrupted)." }

    var adviceWhenUnreachable: String? { QueueOptions.advice(connection) }

    func run(in context: Context) async throws {
        guard !queue.isWanted else {
            return try await WorkQueue(connection, workspace, output, context).stop(at: at)
        }
        try await QueuedTimer.requireNone(connection, context)
        try await ClockifySession.open(connection, workspace, context) { session in
            // The moment at which the user asked, whatever has to be looked up before.
            let now = context.now()
            let changer = try await EntryChanger(session, in: context)
            let stopped = try await changer.stop { running in
                try TimerEnd.moment(of: running, at: at, now: now, repeating: session.repeated)
            }
            let document = try await session.document(of: stopped, in: changer.place, now: now)
            try changer.remember(running: nil)
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                let end = LocalTime.text(stopped.end ?? now, now: now)
                try terminal.print(
                    "\("Stopped", .good) \(document.summary) at \(end) after \(document.hours, .strong)."
                )
            }
        }
    }
}

extension EntryDocument {
    /// How long it took, or has taken so far, in hours and minutes.
    var hours: String { Hours.text(seconds: seconds) }
}
