import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackSettings

/// Shows which keys there are, whose they are and which of them is used.
struct AuthStatus: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show which keys there are, whose they are and which of them is used.",
        discussion: """
            Each key is shown by a fingerprint, the first eight digits of its SHA-256. Its owner is \
            asked for with one call to the service. The exit status is 0 when every key on record can \
            be used, else that of the first problem.

            Examples:

              timetrack auth status
              timetrack auth status --no-verify --json
            """
    )

    @Flag(name: .customLong("no-verify"), help: "Call no service.")
    var skipsVerification = false

    @Option(help: ArgumentHelp("Address of a sandbox on this machine, for keys of the environment.", valueName: "url"))
    var endpoint: String?

    @Option(help: ArgumentHelp("How long to wait for each answer.", valueName: "seconds"))
    var timeout = 30

    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        var documents: [AccountDocument] = []
        var problem: Failure?
        var hasKeyring = true
        let user = try context.settings().account
        for service in TimeTrackingService.all {
            let survey = try await AccountSurvey.make(of: service, context.stores, user: user, unlock: keyring.unlock)
            if let failure = survey.keyringFailure {
                hasKeyring = false
                if survey.blocker == nil { try context.console.notice(failure.message) }
            }
            problem = problem ?? survey.blocker
            for var entry in survey.entries {
                var owner: KeyOwner?
                if !skipsVerification, entry.failure == nil {
                    do {
                        owner = try await KeyOwner.ask(
                            service,
                            entry,
                            at: endpoint,
                            environment: context.environment,
                            timeout: .seconds(timeout)
                        )
                    } catch {
                        entry.failure = Failure(explaining: error, of: self, interruptedBy: nil)
                    }
                }
                if entry.isWanted || entry.record != nil { problem = problem ?? entry.failure }
                documents.append(AccountDocument(service, entry, owner))
            }
        }
        guard !documents.isEmpty else {
            if let problem { throw problem }
            let file = hasKeyring ? "" : " --store file"
            throw Failure(
                .noKey,
                "no_key",
                "No key is stored; run `timetrack auth login\(file)` for Clockify or "
                    + "`timetrack auth login clockwork\(file)`."
            )
        }
        try context.console.show(AccountListDocument(accounts: documents)) { terminal in
            try AccountListing(accounts: documents).print(to: terminal)
        }
        if let problem { throw problem }
    }
}

/// Who a key belongs to, as the service says.
struct KeyOwner {
    var name: String?
    var workspaceID: String?

    /// Asks the service that a key belongs to, or nobody when the address is not one the key may go to.
    static func ask(
        _ service: TimeTrackingService,
        _ entry: AccountSurvey.Entry,
        at address: String?,
        environment: [String: String],
        timeout: Duration
    ) async throws -> KeyOwner? {
        guard var credential = entry.credential else { return nil }
        var home = credential.attributes[CredentialAttribute.origin] ?? entry.record?.origin
        if case .environment = entry.step, let address {
            let given = try service.endpoint(at: address).origin
            // A key of the environment goes to the service's usual host and to this machine, as with every command.
            home = given.isLoopback ? given.description : nil
        }
        let endpoint = try service.endpoint(at: home)
        credential.attributes[CredentialAttribute.origin] = endpoint.origin.description
        return try await KeyCheck.owner(
            of: credential,
            for: service,
            at: endpoint,
            environment: environment,
            timeout: timeout
        )
    }
}
