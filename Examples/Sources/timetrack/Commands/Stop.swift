import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackTime

/// Stops the running timer in Clockify.
struct Stop: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
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
            // The moment at which the user asked, whatever has to be looked up before.
            let now = context.now()
            let running = try await session.client.runningTimeEntry(in: workspace, user: user.id)
            let project = try await session.projectName(running?.projectID, in: workspace)
            let entry = try await session.client.stopTimer(in: workspace, user: user.id, at: now)
            let isSame = entry.projectID == running?.projectID
            let document = EntryDocument(entry, project: isSame ? project : nil, now: now)
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                let hours = Hours.text(seconds: document.seconds)
                try terminal.print("\("Stopped", .good) \(document.summary) after \(hours, .strong).")
            }
        }
    }
}

extension ClockifySession {
    /// The name of a project, or nil when there is none or the user may no longer see it.
    func projectName(_ id: Clockify.ProjectID?, in workspace: Clockify.WorkspaceID) async throws -> String? {
        guard let id else { return nil }
        do {
            return try await client.project(id, in: workspace).name
        } catch let error as APIError where error.code == .notFound || error.code == .forbidden {
            return nil
        }
    }
}
