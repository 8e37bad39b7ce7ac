import ArgumentParser

/// The program's name and commands.
struct TimetrackServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timetrack-server",
        abstract: "Relays requests to Clockwork and Clockify with the token of the user who asks.",
        discussion: """
            To try it on this machine:

              export ENCRYPTION_KEY=$(openssl rand -hex 32)
              timetrack-server --check-config
              timetrack-server
              timetrack-server dev-token --user ada

            Settings come from the file of --config or TIMETRACK_SERVER_CONFIG, and from variables \
            such as TIMETRACK_SERVER_LISTEN, which win. Secrets come from files that variables name, \
            such as CLOCKIFY_API_KEY_FILE.

            Exit status: 0 done, 1 unexpected, 64 wrong arguments, 69 the server does not answer, \
            78 the settings, the encryption key or a file with them has to be corrected.
            """,
        version: "timetrack-server 0.1.0",
        subcommands: [
            Serve.self, DevToken.self, Health.self, Migrate.self, Audit.self, Fingerprint.self, UserCommands.self,
            KeyCommands.self,
            Backup.self, Restore.self,
        ],
        defaultSubcommand: Serve.self
    )
}
