import TimetrackKeys
import TimetrackSettings

extension ClockifySession {
    /// Opens a session of a command about workdays, and closes it when the closure ends.
    ///
    /// The `.timetrack.toml` of a folder has no say in the workspace: a workday is made of the time of many folders.
    static func openForWorkdays<Result>(
        _ connection: ConnectionOptions,
        _ workspace: WorkspaceOptions,
        _ context: Context,
        _ body: (ClockifySession) async throws -> Result
    ) async throws -> Result {
        let chosen = try ChosenSettings(context.environment, in: nil)
        return try await open(connection, WorkspaceChoice(option: workspace.workspace, chosen), context, body)
    }
}
