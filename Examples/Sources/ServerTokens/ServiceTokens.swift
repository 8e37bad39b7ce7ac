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
    /// - Throws: ``/TimeTrackingKit/TokenResolverError``, ``ServiceTokensError``, that the records cannot be read, or
    ///   `CancellationError`.
    public func token(for headers: HTTPFields, of caller: Caller) async throws -> TokenForRequest {
        let request = TokenRequest(headers: headers, user: caller.user?.id)
        guard let user = caller.user else { return try await token(for: request, by: resolver) }
        let standing = try standings.standing(of: user)
        guard !standing.isDisabled else { throw ServiceTokensError.disabledUser }
        guard !standing.disconnected.contains(service) else {
            return try await token(for: request, by: resolverWithoutSharedToken)
        }
        let token = try await token(for: request, by: resolver)
        // Who disconnects meanwhile is recorded as disconnected before the own token goes, so that a shared token in its
        // place is noticed here.
        guard token.isShared, try isDisconnected(user) else { return token }
        return try await self.token(for: request, by: resolverWithoutSharedToken)
    }

    /// Whether a user disconnected from the service, so that the shared token is not used in place of the user's own.
    ///
    /// - Parameter user: The user.
    /// - Returns: Whether so, as of now.
    /// - Throws: That the records cannot be read.
    public func isDisconnected(_ user: ServerUser) throws -> Bool {
        try standings.standing(of: user).disconnected.contains(service)
    }

    private func token(for request: TokenRequest, by resolver: TokenResolver) async throws -> TokenForRequest {
        TokenForRequest(first: try await resolver.resolve(request), tokens: resolver.provider(for: request))
    }
}
