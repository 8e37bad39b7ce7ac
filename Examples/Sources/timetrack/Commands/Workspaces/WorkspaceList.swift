import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames

/// Lists the workspaces of an account in Clockify.
struct WorkspaceList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the workspaces of your account in Clockify.",
        discussion: """
            Off a terminal each workspace is a line of name, id and, for the one that commands work in, the \
            word used, with tabs between them.

            Example:

              timetrack workspace list
            """
    )

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let workspaces = try await session.workspaces()
            let used = try await session.workspace(of: session.client.user())
            let rows = workspaces.map { item in
                WorkspaceListDocument.Row(id: item.id, name: item.name, isUsed: item.id == used.rawValue)
            }
            let document = WorkspaceListDocument(workspaces: rows)
            try context.console.show(document) { terminal in try terminal.print(document.table) }
        }
    }
}

/// The workspaces of an account in JSON.
struct WorkspaceListDocument: Encodable {
    /// One workspace.
    struct Row: Encodable {
        var id: String
        var name: String
        var isUsed: Bool

        enum CodingKeys: String, CodingKey {
            case id, name
            case isUsed = "used"
        }
    }

    var workspaces: [Row]

    /// A row for each workspace.
    var table: Table {
        var table = Table([.init("Workspace", mayShrink: true), .init("Id"), .init("Use")])
        for row in workspaces {
            table.append([
                StyledText(row.name, .strong), StyledText(row.id, .faint), StyledText(row.isUsed ? "used" : "", .good),
            ])
        }
        return table
    }
}
