import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords

/// Says which project a local project belongs to.
struct WorkdayMap: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Say which project in Clockify a local project belongs to.",
        discussion: """
            The id of the project is kept, so that it may be renamed. It counts in its workspace alone; a \
            folder may belong to another project in another one. Local projects that belong to none \
            go to the project of --other or of the setting workday.other, else to entries without one.

            Examples:

              timetrack workday map ~/src/website Website
              timetrack workday map . "Babbage & Co."
            """
    )

    @Argument(help: "The folder of the local project.")
    var path: String

    @Argument(help: "Name or id of the project.")
    var project: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let tracked = try context.trackedTime()
        let folder = try await LocalProject.recorded(path, in: tracked)
        try await ClockifySession.openForWorkdays(connection, workspace, context) { session in
            let place = try await session.place()
            let chosen = try await session.project(project, in: place)
            let mapping = MappedProject(
                path: folder,
                project: chosen.id.rawValue,
                name: chosen.name,
                workspace: place.scope.mappedWorkspace
            )
            try await tracked.map(mapping)
            try context.console.show(WorkdayMapDocument(mapping)) { terminal in
                guard !output.quiet else { return }
                try terminal.print("\(folder, .strong) belongs to \(chosen.name, .accent) now.")
            }
        }
    }
}

/// Which project a local project belongs to, in JSON.
struct WorkdayMapDocument: Encodable {
    var path: String
    var projectID: String
    var project: String?
    var workspace: String?

    enum CodingKeys: String, CodingKey {
        case path, project, workspace
        case projectID = "project_id"
    }

    init(_ mapping: MappedProject) {
        self.path = mapping.path
        self.projectID = mapping.project
        self.project = mapping.name
        self.workspace = mapping.workspace?.id
    }
}
