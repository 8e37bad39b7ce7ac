import ArgumentParser

/// Commands for single items of the stores, whoever wrote them.
struct CredentialsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credentials",
        abstract: "List, show, remove and repair single items of the keyring and of the credential file.",
        discussion: """
            An item is named by its service and account, as other programs name theirs.

            Examples:

              timetrack credentials list
              timetrack credentials list --service claude-tracker
              timetrack credentials show claude-tracker clockify_api_key
              timetrack credentials show clockify default --reveal
              timetrack credentials remove claude-tracker clockify_api_key
            """,
        subcommands: [CredentialsList.self, CredentialsShow.self, CredentialsRemove.self, CredentialsRepair.self]
    )
}
