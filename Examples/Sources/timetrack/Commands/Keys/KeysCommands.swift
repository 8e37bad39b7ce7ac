import ArgumentParser

/// Commands for the keys that seal the encrypted database.
struct KeysCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Show, add, rotate and retire the encryption keys of the database.",
        discussion: """
            The database is sealed with one key, the current one; others may be at hand to open what was \
            sealed before. Keys come from ENCRYPTION_KEY_FILE, a mounted secret or ENCRYPTION_KEY, else \
            from the file $XDG_CONFIG_HOME/timetrack/encryption.keys, else from the keyring. No command \
            prints a key: a key has an id, which is not secret.

            A key is changed in two phases, so that programs that have the database open go on:

              timetrack keys add             a new key, which every program can open with from now on
              timetrack keys rotate ID       new secrets are sealed with it, and the rows one after the other
              timetrack keys retire OLD-ID   the old key goes, once no row needs it
            """,
        subcommands: [KeysStatus.self, KeysAdd.self, KeysRotate.self, KeysRetire.self]
    )
}
