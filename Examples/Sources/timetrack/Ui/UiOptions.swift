import ArgumentParser
import TimeTrackingKit
import TimetrackKeys
import TimetrackSettings

/// Where the services of the page are, whose keys it uses, and where new ones go.
struct UiOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Address of a server with both services: a sandbox.", valueName: "url"))
    var endpoint: String?

    @Option(help: ArgumentHelp("Address of Clockify, when it is not the usual one.", valueName: "url"))
    var clockifyEndpoint: String?

    @Option(help: ArgumentHelp("Address of Clockwork, when it is not the usual one.", valueName: "url"))
    var clockworkEndpoint: String?

    @Option(
        name: [.customLong("account"), .customLong("user")],
        help: ArgumentHelp(
            "Use and change the keys of this account. Without the option: that of the setting account, else the active "
                + "one of each service.",
            valueName: "name"
        ),
        completion: .custom(NameCompletion.accounts)
    )
    var user: String?

    @Option(
        help: ArgumentHelp(
            "Take keys from the keyring, the file, the database or the environment, and from nowhere else.",
            valueName: "keyring|file|database|environment"
        )
    )
    var tokenSource: KeySource?

    @Option(
        help: ArgumentHelp(
            "Store for keys that are entered on the page: \(StoreKind.list).",
            valueName: "keyring|file|database"
        )
    )
    var store: StoreKind?

    @OptionGroup var keyring: KeyringOptions

    @Option(help: ArgumentHelp("How long to wait for each answer.", valueName: "seconds"))
    var timeout = 20

    func validate() throws {
        guard (1...3_600).contains(timeout) else {
            throw ValidationError("--timeout takes a number of seconds from 1 to 3600.")
        }
    }

    /// What was said about where a service is, or nil when nothing was.
    func address(of service: TimeTrackingService) -> String? {
        let isClockify = service.name == TimeTrackingService.clockify.name
        return (isClockify ? clockifyEndpoint : clockworkEndpoint) ?? endpoint
    }

    /// The account whose keys are used and no other, or nil for the active ones.
    ///
    /// - Throws: ``Failure`` for settings with a mistake.
    func user(in context: Context) throws -> String? {
        // The key of the environment has no name, so whoever asks for it asks for no account.
        if user != nil || tokenSource == .environment { return user }
        return try context.settings().account
    }
}
