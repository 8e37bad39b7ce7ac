import ArgumentParser

/// Commands for the workspaces of an account.
struct WorkspaceCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workspace",
        abstract: "List the workspaces of your account, and choose the one to work in.",
        discussion: """
            Examples:

              timetrack workspace list
              timetrack workspace use "Analytical Engines"
            """,
        subcommands: [WorkspaceList.self, WorkspaceUse.self],
        defaultSubcommand: WorkspaceList.self
    )
}
