import ArgumentParser

/// Commands for items of the stores, whoever wrote them.
struct CredentialsCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credentials",
        abstract:
            "List, show, move, import, remove and repair items of the keyring, the credential file and the database.",
        discussion: """
            An item is named by its service and account, as other programs name theirs.

            Examples:

              timetrack credentials list
              timetrack credentials list --service claude-tracker
              timetrack credentials show claude-tracker clockify_api_key
              timetrack credentials show clockify default --reveal
              timetrack credentials remove claude-tracker clockify_api_key
              timetrack credentials move --from file --to keyring --all
            """,
        subcommands: [
            CredentialsList.self, CredentialsShow.self, CredentialsMove.self, CredentialsImport.self,
            CredentialsRemove.self, CredentialsRepair.self,
        ]
    )
}
