import ArgumentParser
import ClockifyAPI
import TimetrackKeys
import TimetrackSettings

/// The project that a command about its tasks works on.
struct ProjectOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: "Name or id of the project. Without the option: that of the settings.",
        completion: .custom(NameCompletion.projects)
    )
    var project: String?

    /// The project that the command line names, else that of the settings.
    ///
    /// - Throws: ``Failure`` when neither names one, or when there is none of that name or several.
    func project(
        of session: ClockifySession,
        in workspace: Clockify.WorkspaceID,
        _ context: Context
    ) async throws -> Clockify.Project {
        let setting = project == nil ? try context.settings().project : nil
        guard let text = project ?? setting else {
            throw Failure(.usage, "no_project", "Say which project the tasks are of, with --project.")
        }
        return try await session.project(text, in: workspace)
    }
}
