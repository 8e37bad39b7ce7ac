public import HTTPTypes
public import ServerUsers
public import TimeTrackingKit

/// Finds and keeps the tokens for one service: that of the request's header, the user's own, or the server's shared one.
///
/// ## Security
///
/// A user's token is looked up and stored under a key that names the service and the user. The shared token is used on
/// absence only, by whom the rules allow it, and never in place of the token of somebody who disconnected.
public struct ServiceTokens: Sendable {
    /// Makes the key under which a user's token is kept.
    public typealias Key = @Sendable (UserID) throws -> CredentialKey

    /// The service.
    public let service: TimeService

    /// The name of the header that may carry a token, or nil when none does.
    public let header: HTTPField.Name?

    let store: any WritableCredentialStore
    let standings: any UserStandings
    let key: Key
    private let resolver: TokenResolver
    private let resolverWithoutSharedToken: TokenResolver

    /// Describes where the tokens are.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - header: The name of the header that may carry a token, or nil when none does.
    ///   - store: Where the users' tokens are kept.
    ///   - shared: The server's shared token, or nil when there is none.
    ///   - spenders: Who may spend it.
    ///   - standings: Says who disconnected.
    ///   - key: Makes the key under which a user's token is kept, or nil for ``TimeService/key(of:)``.
    public init(
        service: TimeService,
        header: HTTPField.Name?,
        store: any WritableCredentialStore,
        shared: SharedToken?,
        spenders: SharedTokenRules.Spenders,
        standings: any UserStandings,
        key: Key? = nil
    ) {
        let key = key ?? { user in try service.key(of: user) }
        func resolver(_ fallback: EnvironmentFallback) -> TokenResolver {
            TokenResolver(
                service: service.rawValue,
                header: header,
                store: store,
                key: key,
                environment: shared,
                fallback: fallback
            )
        }
        self.service = service
        self.header = header
        self.store = store
        self.standings = standings
        self.key = key
        self.resolver = resolver(SharedTokenRules(spenders: spenders).fallback)
        self.resolverWithoutSharedToken = resolver(.never)
    }

    /// Finds the token for a request.
    ///
    /// - Parameters:
    ///   - headers: The header fields of the request.
    ///   - caller: Who sent it.
    /// - Returns: The token and where it came from.
    /// - Throws: ``/TimeTrackingKit/TokenResolverError``, that the records cannot be read, or `CancellationError`.
    public func token(for headers: HTTPFields, of caller: Caller) async throws -> TokenForRequest {
        let request = TokenRequest(headers: headers, user: caller.user?.id)
        let resolver = try resolver(for: caller)
        return TokenForRequest(first: try await resolver.resolve(request), tokens: resolver.provider(for: request))
    }

    /// Whether a caller may come to use the shared token when nothing else is found.
    private func resolver(for caller: Caller) throws -> TokenResolver {
        guard let user = caller.user else { return resolver }
        let isDisconnected = try standings.standing(of: user).disconnected.contains(service)
        return isDisconnected ? resolverWithoutSharedToken : resolver
    }
}
