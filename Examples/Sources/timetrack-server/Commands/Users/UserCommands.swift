import ArgumentParser

/// What an operator does with users.
struct UserCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users",
        abstract: "List, disable, enable, forget and export users.",
        discussion: "What is changed holds at once, also for a server that runs.",
        subcommands: [UsersList.self, UsersDisable.self, UsersEnable.self, UsersForget.self, UsersExport.self]
    )
}
