import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords

/// Lists which projects local projects belong to.
struct WorkdayMaps: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "maps",
        abstract: "List which projects local projects belong to.",
        discussion: """
            Off a terminal each line is path, project, its id and the id of the workspace, with tabs between them.

            Example:

              timetrack workday maps
            """
    )

    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let mappings = try await context.trackedTime().mappings()
        try context.console.show(WorkdayMapsDocument(maps: mappings.map { WorkdayMapDocument($0) })) { terminal in
            var table = Table([
                .init("Local project", mayShrink: true), .init("Project", mayShrink: true), .init("Id"),
                .init("Workspace"),
            ])
            for mapping in mappings {
                table.append([
                    StyledText(mapping.path), StyledText(mapping.name ?? "", .accent), StyledText(mapping.project),
                    StyledText(mapping.workspace?.id ?? "", .faint),
                ])
            }
            guard !table.rows.isEmpty || !terminal.isInteractive else {
                return try terminal.print(
                    "No local project belongs to a project; `timetrack workday map` says so of one."
                )
            }
            try terminal.print(table)
        }
    }
}

/// Which projects local projects belong to, in JSON.
struct WorkdayMapsDocument: Encodable {
    var maps: [WorkdayMapDocument]
}
