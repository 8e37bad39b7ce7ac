import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames
import TimetrackSettings

/// Chooses the workspace that commands work in.
struct WorkspaceUse: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "use",
        abstract: "Choose the workspace that commands work in.",
        discussion: """
            The id is written into the record of the account, as `timetrack setup --workspace` does, so each \
            account has its own. The option --workspace, a .timetrack.toml and the setting workspace come \
            before it.

            Example:

              timetrack workspace use "Analytical Engines"
            """
    )

    @Argument(
        help: ArgumentHelp("Name or id of the workspace.", valueName: "workspace"),
        completion: .custom(NameCompletion.workspaces)
    )
    var name: String

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let file = try context.stores.recordFile()
        let user = try connection.user(in: context) ?? file.read().activeUser(of: .clockify)
        // The record is that of the key which the command uses; another one would get somebody else's workspace.
        guard try connection.record(in: context) != nil else { throw Self.noRecord(of: user) }
        try await ClockifySession.open(connection, context) { session in
            let workspaces = try await session.workspaces()
            let item = try NameChoice.workspace.item(
                name,
                among: workspaces,
                repeating: session.repeatedConnection
            )
            try file.update { records in
                // Looked up again, because another process may have changed the file meanwhile.
                guard var record = records.record(of: user, for: .clockify) else { throw Self.noRecord(of: user) }
                record.workspaceID = item.id
                records.set(record)
            }
            try context.forgetTimer(of: user)
            session.names.keepUsualWorkspace(Clockify.WorkspaceID(item.id))
            if let other = session.workspaceChoice.text, NameSearch(other).result(among: workspaces) != .one(item) {
                let place = session.workspaceChoice.place ?? "the command line"
                try context.console.notice("The workspace \"\(other)\" of \(place) comes first here.")
            }
            try context.console.show(WorkspaceUseDocument(user: user, workspace: item)) { terminal in
                guard !output.quiet else { return }
                try terminal.print("Commands with the key of \(user, .strong) work in \(item.name, .accent) now.")
            }
        }
    }

    private static func noRecord(of user: String) -> Failure {
        Failure(
            .noKey,
            "no_record",
            "There is no record of a Clockify key of \(user) to write the workspace into; run "
                + "`timetrack setup\(CommandLineText.user(user))`, or `timetrack config set workspace NAME` for all keys."
        )
    }
}

/// The workspace that was chosen, in JSON.
struct WorkspaceUseDocument: Encodable {
    var user: String
    var workspace: ResourceListDocument.Row

    init(user: String, workspace: NamedItem) {
        self.user = user
        self.workspace = ResourceListDocument.Row(id: workspace.id, name: workspace.name, isActive: true)
    }
}
