import ArgumentParser

/// Commands for the clients of a workspace.
struct ClientCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clients",
        abstract: "List, create and archive the clients of a workspace in Clockify.",
        discussion: """
            Without a subcommand the clients are listed. A client is named by its id or its whole name in any case.

            Examples:

              timetrack clients
              timetrack clients create 'Royal Observatory'
              timetrack clients archive 'Royal Observatory'
            """,
        subcommands: [
            ClientsList.self, ClientsCreate.self, ClientsArchive<Retirement>.self, ClientsArchive<Revival>.self,
        ],
        defaultSubcommand: ClientsList.self
    )
}
