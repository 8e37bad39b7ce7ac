import ArgumentParser

/// Commands for the keys of accounts.
struct AuthCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auth",
        abstract: "Store, show, change and remove the keys of your accounts.",
        discussion: """
            Examples:

              timetrack auth login
              timetrack auth status
              timetrack auth switch --user work
              timetrack auth logout
            """,
        subcommands: [AuthLogin.self, AuthStatus.self, AuthSwitch.self, AuthLogout.self]
    )
}
