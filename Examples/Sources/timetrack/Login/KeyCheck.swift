import ClockifyAPI
import ClockworkAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// What a service says of a key that is about to be stored.
struct KeyCheck {
    /// The name of the key's owner, or nil when the service was not asked or does not say.
    var owner: String?

    /// The id of the workspace to work in, or nil when there is none.
    var workspaceID: String?

    /// Its name, or nil when that was not needed.
    var workspaceName: String?

    /// Calls the service with the key, and again for the list of workspaces where one has to be found in it.
    ///
    /// - Parameters:
    ///   - secret: The key.
    ///   - service: The service.
    ///   - endpoint: Where it is.
    ///   - options: What was said about the workspace and about calls.
    ///   - environment: The variables of the process.
    ///   - former: The record of the former key of the same user, or nil when there is none.
    ///   - mayAsk: Whether a person can choose a workspace on the terminal.
    /// - Returns: What the service says.
    /// - Throws: `APIError` of the service, and ``Failure`` when there is no such workspace.
    static func make(
        of secret: Secret,
        for service: TimeTrackingService,
        at endpoint: ServiceEndpoint,
        _ options: LoginOptions,
        environment: [String: String],
        former: AccountRecord?,
        mayAsk: Bool
    ) async throws -> KeyCheck {
        guard !options.skipsVerification else { return KeyCheck(workspaceID: options.workspace) }
        let origin = endpoint.origin.description
        let credential = Credential(secret: secret, attributes: [CredentialAttribute.origin: origin])
        let tokens = FixedTokenProvider(credential)
        let configuration = service.configuration(timeout: .seconds(options.timeout))
        return try await Connection.withTransport(environment) { transport in
            guard service.name == TimeTrackingService.clockify.name else {
                try await ask(
                    Clockwork.Client(
                        endpoint: endpoint,
                        transport: transport,
                        tokens: tokens,
                        configuration: configuration
                    )
                )
                return KeyCheck()
            }
            let client = Clockify.Client(
                site: Clockify.Site(api: endpoint),
                transport: transport,
                tokens: tokens,
                configuration: configuration
            )
            let user = try await client.user()
            let owner = user.name ?? user.email
            // Another key of the same person is for the same work.
            let isSame = former?.owner != nil && former?.owner == owner && former?.origin == origin
            let chosen = isSame ? former?.workspaceID : nil
            let own = chosen.map { Clockify.WorkspaceID($0) } ?? user.activeWorkspaceID ?? user.defaultWorkspaceID
            var check = KeyCheck(owner: owner, workspaceID: own?.rawValue)
            guard options.workspace != nil || mayAsk else { return check }
            let workspaces = try await client.workspaces()
            let workspace = try await choose(options.workspace, among: workspaces, usual: own)
            check.workspaceID = workspace?.id.rawValue
            check.workspaceName = workspace?.name
            return check
        }
    }

    /// Asks a service with one call whose key it is.
    static func owner(
        of credential: Credential,
        for service: TimeTrackingService,
        at endpoint: ServiceEndpoint,
        environment: [String: String],
        timeout: Duration
    ) async throws -> KeyOwner {
        let tokens = FixedTokenProvider(credential)
        let configuration = service.configuration(timeout: timeout)
        return try await Connection.withTransport(environment) { transport in
            guard service.name == TimeTrackingService.clockify.name else {
                try await ask(
                    Clockwork.Client(
                        endpoint: endpoint,
                        transport: transport,
                        tokens: tokens,
                        configuration: configuration
                    )
                )
                return KeyOwner()
            }
            let client = Clockify.Client(
                site: Clockify.Site(api: endpoint),
                transport: transport,
                tokens: tokens,
                configuration: configuration
            )
            let user = try await client.user()
            let workspace = user.activeWorkspaceID ?? user.defaultWorkspaceID
            return KeyOwner(name: user.name ?? user.email, workspaceID: workspace?.rawValue)
        }
    }

    /// Clockwork has no call that tells whose token it is; one that shows something to its owner tells that it works.
    private static func ask(_ client: Clockwork.Client) async throws {
        _ = try await client.worklogs().collect(limit: 1)
    }

    private static func choose(
        _ wanted: String?,
        among workspaces: [Clockify.Workspace],
        usual: Clockify.WorkspaceID?
    ) async throws -> Clockify.Workspace? {
        if let wanted {
            if let exact = workspaces.first(where: { $0.id.rawValue == wanted }) { return exact }
            let named = workspaces.filter { $0.name.lowercased() == wanted.lowercased() }
            if let only = named.first, named.count == 1 { return only }
            let all = workspaces.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
            throw Failure(
                .notFound,
                "unknown_workspace",
                "The owner of the key has \(named.isEmpty ? "no" : "more than one") workspace \"\(wanted)\"; "
                    + (workspaces.isEmpty ? "leave out --workspace." : "name one of \(all).")
            )
        }
        guard workspaces.count > 1 else { return workspaces.first }
        let index = workspaces.firstIndex { $0.id == usual }
        return workspaces[try await Choice.ask("Workspaces", workspaces.map(\.name), usual: index)]
    }
}
