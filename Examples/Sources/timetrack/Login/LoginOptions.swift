import ArgumentParser
import TimeTrackingKit
import TimetrackKeys

/// The options of `setup` and `auth login`, which are one command under two names.
struct LoginOptions: ParsableArguments {
    // A list of texts, so that a key that was given by mistake is refused without being repeated.
    @Argument(
        help: ArgumentHelp("The service: clockify or clockwork.", valueName: "service"),
        completion: .list(ServiceName.allCases.map(\.rawValue))
    )
    var words: [String] = []

    @Option(
        help: ArgumentHelp(
            "Service name of the stored item, to share it with other programs; clockify and clockwork also say whose key it is.",
            valueName: "name"
        )
    )
    var service: String?

    @Option(
        help: ArgumentHelp(
            "Account name of the stored item; it is not the name that --account of other commands takes, which is --user here.",
            valueName: "name"
        )
    )
    var account: String?

    @Option(help: ArgumentHelp("Name by which you call this account here.", valueName: "name"))
    var user = ConnectionOptions.defaultUser

    @Option(help: ArgumentHelp("Store for the key: \(StoreKind.list).", valueName: "keyring|file|database"))
    var store: StoreKind?

    @Flag(help: "Read one line with the key from standard input; a pipe is read in any case.")
    var withToken = false

    @Flag(help: "Use the key that lies under these names already, and ask for none.")
    var useStored = false

    @Flag(name: .customLong("no-verify"), help: "Do not call the service to see that the key works.")
    var skipsVerification = false

    @Option(help: ArgumentHelp("Address of the service, when it is not the usual one.", valueName: "url"))
    var endpoint: String?

    @Option(name: [.short, .long], help: ArgumentHelp("Id or name of the workspace to work in.", valueName: "id"))
    var workspace: String?

    @Option(help: ArgumentHelp("How long to wait for each answer.", valueName: "seconds"))
    var timeout = 30

    @OptionGroup var keyring: KeyringOptions

    /// The service whose key it is.
    var timeTrackingService: TimeTrackingService {
        words.first.flatMap(TimeTrackingService.named) ?? service.flatMap(TimeTrackingService.named) ?? .clockify
    }

    /// The names that were chosen for the item, or nil when none was; the name of a service alone says whose key it is.
    func chosenKey() throws(CredentialStoreError) -> CredentialKey? {
        guard account != nil || service.map({ TimeTrackingService.named($0) == nil }) == true else { return nil }
        return try CredentialKey(service: service ?? timeTrackingService.name, account: account ?? user)
    }

    /// The names under which a key lies unless others are chosen.
    func usualKey() throws(CredentialStoreError) -> CredentialKey {
        try CredentialKey(service: timeTrackingService.name, account: user)
    }

    func validate() throws {
        guard words.count <= 1, words.allSatisfy({ TimeTrackingService.named($0) != nil }) else {
            throw ValidationError(
                ArgumentMistake.keyAsArgument + " The only word that may stand here is clockify or clockwork."
            )
        }
        if let word = words.first, let service, let other = TimeTrackingService.named(service), other.name != word {
            throw ValidationError(
                "A key for \(timeTrackingService.title) cannot lie under the service name \(service), where that "
                    + "service's own keys lie; choose another --service."
            )
        }
        guard (1...3_600).contains(timeout) else {
            throw ValidationError("--timeout takes a number of seconds from 1 to 3600.")
        }
        guard timeTrackingService.name == TimeTrackingService.clockify.name || workspace == nil else {
            throw ValidationError("Clockwork has no workspaces; leave out --workspace.")
        }
        guard !withToken || !useStored else {
            throw ValidationError(
                "--with-token brings a key and --use-stored takes the stored one; leave out one of them."
            )
        }
    }
}
