import ArgumentParser
import TimetrackKeys

/// Where a command's requests go and whose key goes with them.
struct ConnectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Address of the service, when it is not the usual one: a sandbox or a regional host.",
            valueName: "url"
        )
    )
    var endpoint: String?

    @Option(
        help: ArgumentHelp(
            "Send the key to this host as well, although it belongs to another. May be repeated.",
            valueName: "host"
        )
    )
    var allowHost: [String] = []

    @Option(
        help: ArgumentHelp(
            "Use the key stored for this user and no other. Without the option: the key of the active user.",
            valueName: "name"
        )
    )
    var user: String?

    @Option(
        help: ArgumentHelp(
            "Take the key from the keyring, the file, the database or the environment, and from nowhere else.",
            valueName: "keyring|file|database|environment"
        )
    )
    var tokenSource: KeySource?

    @OptionGroup var keyring: KeyringOptions

    @Option(help: ArgumentHelp("How long to wait for each answer.", valueName: "seconds"))
    var timeout = 30

    /// The name under which keys are stored when none is given.
    static var defaultUser: String { AccountRecord.defaultUser }

    func validate() throws {
        guard (1...3_600).contains(timeout) else {
            throw ValidationError("--timeout takes a number of seconds from 1 to 3600.")
        }
    }
}

/// How a command deals with a locked keyring.
struct KeyringOptions: ParsableArguments {
    @Flag(help: "Let the desktop ask for the password of a locked keyring.")
    var unlock = false
}

/// The workspace that a Clockify command works in.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Id of the workspace. Without the option: the one stored with the key.", valueName: "id")
    )
    var workspace: String?
}
