import ArgumentParser
import ClockifyAPI
import TerminalOutput

/// Stops the running timer in Clockify.
struct Stop: TimetrackCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stop the running timer in Clockify.",
        discussion: """
            Without a running timer the exit status is 8.

            Example:

              timetrack stop
            """
    )

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack status` shows whether the timer is still running" }
    var adviceWhenUncertain: String? { "`timetrack status` shows whether the timer is still running." }

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let user = try await session.client.user()
            let workspace = try await session.workspace(of: user)
            let now = context.now()
            let entry = try await session.client.stopTimer(in: workspace, user: user.id, at: now)
            let document = EntryDocument(
                entry,
                project: try await session.projectName(of: entry, in: workspace),
                now: now
            )
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                let hours = Hours.text(seconds: document.seconds)
                try terminal.print("\("Stopped", .good) \(document.summary) after \(hours, .strong).")
            }
        }
    }
}

extension ClockifySession {
    /// The name of an entry's project, or nil when it has none or the project is no longer there.
    func projectName(of entry: Clockify.TimeEntry, in workspace: Clockify.WorkspaceID) async throws -> String? {
        guard let id = entry.projectID else { return nil }
        return try await projectNames(in: workspace)[id]
    }
}
