import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords

/// Forgets which project a local project belongs to.
struct WorkdayUnmap: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmap",
        abstract: "Forget which project a local project belongs to.",
        discussion: """
            It counts for every workspace. Its time goes to the other project from then on, or to entries without a project. Days that \
            are posted stay as they are.

            Example:

              timetrack workday unmap ~/src/website
            """
    )

    @Argument(help: "The folder of the local project.")
    var path: String

    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let tracked = try context.trackedTime()
        let folder = try await LocalProject.recorded(path, in: tracked)
        guard try await tracked.unmap(folder) else {
            throw Failure(
                .notFound,
                "not_mapped",
                "\(folder) belongs to no project; `timetrack workday maps` lists those that do."
            )
        }
        try context.console.show(UnmapDocument(path: folder)) { terminal in
            guard !output.quiet else { return }
            try terminal.print("\(folder, .strong) belongs to no project now.")
        }
    }
}

/// Which local project belongs to none any more, in JSON.
private struct UnmapDocument: Encodable {
    var path: String
}
