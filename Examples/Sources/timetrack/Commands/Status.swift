import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimetrackKeys
import TimetrackTime

/// Shows the running timer in Clockify.
struct Status: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the running timer in Clockify.",
        discussion: """
            The exit status is 0 whether or not a timer runs; with --json, "entry" is null when none does.

            Example:

              timetrack status --json
            """
    )

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let user = try await session.client.user()
            let workspace = try await session.workspace(of: user)
            let now = context.now()
            var document = TimerDocument()
            if let entry = try await session.client.runningTimeEntry(in: workspace, user: user.id) {
                let project = try await session.projectName(entry.projectID, in: workspace)
                document.entry = EntryDocument(entry, project: project, now: now)
            }
            try context.console.show(document) { terminal in
                guard let entry = document.entry else { return try terminal.print("No timer is running.") }
                let hours = Hours.text(seconds: entry.seconds)
                let day = LocalDay(entry.startDate)
                let since = LocalTime.clock(entry.startDate)
                let when = day == LocalDay(now) ? since : "\(day.short) \(since)"
                try terminal.print("\("Running", .good): \(entry.summary) since \(when), \(hours, .strong) so far.")
            }
        }
    }
}
