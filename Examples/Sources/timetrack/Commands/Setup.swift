import ArgumentParser
import ClockifyAPI
import ClockworkAPI
import SystemPackage
import TerminalOutput
import TimeTrackingKit

/// Stores a key, after one call to the service has shown that it works.
struct Setup: TimetrackCommand {
    static let configuration = CommandConfiguration(
        abstract: "Store a key, after one call to the service has shown that it works.",
        discussion: """
            The key is asked for on the terminal without showing it, or read from standard input when \
            that is no terminal. It is never an argument, because others can list those. It is kept \
            in $XDG_CONFIG_HOME/timetrack/credentials.json, readable by you alone, together with the \
            host that it belongs to; it is sent nowhere else.

            Clockify shows your key under Preferences, Advanced; Clockwork under Apps, Clockwork, \
            API tokens.

            Examples:

              timetrack setup
              timetrack setup --service clockwork --user work < token.txt
              pass show clockify | timetrack setup
            """
    )

    /// The services by their names on the command line.
    enum ServiceName: String, ExpressibleByArgument, CaseIterable {
        case clockify
        case clockwork
    }

    @Option(help: "Which service the key is for: clockify or clockwork.")
    var service = ServiceName.clockify

    @Option(help: ArgumentHelp("Address of the service, when it is not the usual one.", valueName: "url"))
    var endpoint: String?

    @Option(help: ArgumentHelp("Name to store the key under.", valueName: "name"))
    var user = ConnectionOptions.defaultUser

    @Option(name: [.short, .long], help: ArgumentHelp("Id of the workspace to work in.", valueName: "id"))
    var workspace: String?

    @Option(help: ArgumentHelp("How long to wait for each answer.", valueName: "seconds"))
    var timeout = 30

    // Taken only to refuse it without repeating it, as the usual message about an unexpected argument would.
    @Argument(help: .hidden)
    var key: [String] = []

    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack whoami` shows whether a key is stored" }

    func validate() throws {
        guard key.isEmpty else {
            throw ValidationError(
                "A key is never an argument, because others can list those; pipe it into standard input."
            )
        }
        guard (1...3_600).contains(timeout) else {
            throw ValidationError("--timeout takes a number of seconds from 1 to 3600.")
        }
        guard service == .clockify || workspace == nil else {
            throw ValidationError("Clockwork has no workspaces; leave out --workspace.")
        }
    }

    func run(in context: Context) async throws {
        let service: TimeTrackingService = self.service == .clockify ? .clockify : .clockwork
        let endpoint = try service.endpoint(at: self.endpoint)
        let store = try CredentialFile.store(context.environment)
        let key = try CredentialKey(service: service.name, account: user)
        // A file that cannot be used is found out before the user is asked for anything.
        _ = try await store.credential(for: key)

        let line = try await SecretPrompt.read("\(service.title) key for \(user): ", mayAsk: !output.noInput)
        var credential = Credential(
            secret: try Self.secret(in: line),
            attributes: [CredentialAttribute.origin: endpoint.origin.description]
        )
        let owner = try await verify(&credential, endpoint)
        try await store.store(credential, for: key)

        let document = SetupDocument(
            service: service.name,
            user: user,
            owner: owner,
            origin: endpoint.origin.description,
            file: store.path.string
        )
        try context.console.show(document) { terminal in
            guard !output.quiet else { return }
            let whose: StyledText = owner.map { "the key of \($0, .strong)" } ?? "the key"
            try terminal.print("\("Stored", .good) \(whose) for \(endpoint.origin) in \(store.path.string).")
        }
    }

    private static func secret(in line: [UInt8]) throws -> Secret {
        let secret = Secret(line.trimmed)
        guard secret.count > 0 else {
            throw Failure(.usage, "empty_key", "Nothing came in; paste the key, or pipe it into standard input.")
        }
        let isVisible = secret.withRevealedBytes { $0.allSatisfy { (0x21...0x7E).contains($0) } }
        guard isVisible else {
            throw Failure(
                .usage,
                "malformed_key",
                "The key has a character that no key has; copy it again, without spaces."
            )
        }
        return secret
    }

    /// Calls the service once with the new key.
    ///
    /// - Returns: The name of the key's owner, or nil when the service does not say.
    private func verify(_ credential: inout Credential, _ endpoint: ServiceEndpoint) async throws -> String? {
        let tokens = FixedTokenProvider(credential)
        let (owner, workspace) = try await Connection.withTransport { transport -> (String?, String?) in
            switch service {
            case .clockify:
                let client = Clockify.Client(
                    endpoint: endpoint,
                    transport: transport,
                    tokens: tokens,
                    timeout: .seconds(timeout)
                )
                let user = try await client.user()
                return (user.name ?? user.email, (user.activeWorkspaceID ?? user.defaultWorkspaceID)?.rawValue)
            case .clockwork:
                let client = Clockwork.Client(
                    endpoint: endpoint,
                    transport: transport,
                    tokens: tokens,
                    timeout: .seconds(timeout)
                )
                _ = try await client.worklogs().collect(limit: 1)
                return (nil, nil)
            }
        }
        credential.attributes[CredentialAttribute.workspaceID] = self.workspace ?? workspace
        return owner
    }
}

/// What was stored, in JSON; the key is no part of it.
struct SetupDocument: Encodable {
    var service: String
    var user: String
    var owner: String?
    var origin: String
    var file: String
}

extension [UInt8] {
    /// The bytes without spaces, tabs and line ends at either end.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return []
        }
        return self[first...last]
    }
}
