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
                        Where keys are looked for and stored: keyring, file or environment. Unset: where the key is \
                        on record, else the keyring, then the environment.
                        """
                    ),
                    ("XDG_CONFIG_HOME", "Where the folder timetrack with the files below lies. Unset: ~/.config."),
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
                ]
            ),
        ]
    }
}
