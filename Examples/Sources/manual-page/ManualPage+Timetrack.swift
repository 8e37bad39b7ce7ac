extension ManualPage {
    /// The variables and files of timetrack.
    static var timetrackAppendix: [Section] {
        [
            Section(
                title: "ENVIRONMENT",
                entries: [
                    ("CLOCKIFY_API_KEY", "The Clockify key that is used when none is stored."),
                    ("CLOCKIFY_WORKSPACE_ID", "The workspace that goes with that key."),
                    ("CLOCKWORK_API_TOKEN", "The Clockwork token that is used when none is stored."),
                    (
                        "TIMETRACK_STORE",
                        """
                        Where keys are looked for and stored: keyring, file, database or environment. Unset: where \
                        the key is on record, else the keyring, then the environment.
                        """
                    ),
                    (
                        "TIMETRACK_DATABASE",
                        "The encrypted database. Unset: timetrack/credentials.sqlite in XDG_DATA_HOME."
                    ),
                    (
                        "ENCRYPTION_KEY_FILE, ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS",
                        """
                        The encryption keys of the database: a file with one a line, or the current one and others \
                        that only open. Unset: the file encryption.keys below, else the keyring.
                        """
                    ),
                    (
                        "NODE_ENCRYPTION_KEY",
                        "What the rows were encrypted with that credentials import reads."
                    ),
                    ("XDG_CONFIG_HOME", "Where the folder timetrack with the files below lies. Unset: ~/.config."),
                    ("XDG_DATA_HOME", "Where the folder timetrack with the database lies. Unset: ~/.local/share."),
                    ("DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR", "Where the session bus with the keyring is."),
                    ("NO_COLOR, TERM", "No colours when the first has a value or the second is dumb."),
                ]
            ),
            Section(
                title: "FILES",
                entries: [
                    (
                        "~/.config/timetrack/accounts.json",
                        "Which store holds the key of which account; no key is in it."
                    ),
                    ("~/.config/timetrack/credentials.json", "Keys that were stored with --store file."),
                    (
                        "~/.config/timetrack/encryption.keys",
                        "The encryption keys of the database, the current one first."
                    ),
                    ("~/.local/share/timetrack/credentials.sqlite", "Keys that were stored with --store database."),
                ]
            ),
        ]
    }
}
