import ArgumentParser
import TimetrackKeys
import TimetrackSettings

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
        name: [.customLong("account"), .customLong("user")],
        help: ArgumentHelp(
            "Use the key stored for this account and no other. Without the option: that of the setting account, else "
                + "the active one.",
            valueName: "name"
        ),
        completion: .custom(NameCompletion.accounts)
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

    /// The user whose key is used and no other, as the command line or else the settings say, or nil for the active one.
    ///
    /// - Throws: ``Failure`` for settings with a mistake.
    func user(in context: Context) throws -> String? {
        // The key of the environment has no name, so whoever asks for it asks for no account.
        if user != nil || tokenSource == .environment { return user }
        return try context.settings().account
    }

    /// The record of the Clockify key that commands with these options use, or nil when they use another key.
    ///
    /// - Throws: ``Failure`` for settings or a record of accounts with a mistake, `CredentialStoreError` when there is no
    ///   folder for the record.
    func record(in context: Context) throws -> AccountRecord? {
        let source = try tokenSource ?? KeySource.preferred(in: context.environment)
        guard source != .environment else { return nil }
        let records = try context.stores.recordFile().read()
        let record = records.record(of: try user(in: context) ?? records.activeUser(of: .clockify), for: .clockify)
        guard let store = source?.store else { return record }
        return record?.store == store ? record : nil
    }

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
        help: ArgumentHelp(
            "Name or id of the workspace. Without the option: that of the settings, else the one stored with the key.",
            valueName: "workspace"
        ),
        completion: .custom(NameCompletion.workspaces)
    )
    var workspace: String?
}
