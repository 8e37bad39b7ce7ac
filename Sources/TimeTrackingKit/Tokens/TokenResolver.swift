public import HTTPTypes

/// Finds the token for one service: first the header of the request, then the user's own, then the program's shared one.
///
/// ## Usage
///
/// ```swift
/// let resolver = TokenResolver.clockwork(
///     store: CachingCredentialStore(store),
///     environment: ProcessInfo.processInfo.environment,
///     fallback: .onlySignedIn
/// )
/// let resolution = try await resolver.resolve(TokenRequest(headers: request.headerFields, user: UserID("ada")))
/// ```
///
/// - Found ends the search, absent goes on to the next source, an error is thrown.
/// - A header that is present ends the search: no other source is touched.
/// - A blank header or variable counts as absent. A blank stored token is an error.
/// - Every resolution, and every error, says what was tried.
///
/// ## Security
///
/// The user is part of the key that is looked up; the shared token has a fixed key of its own, never one that is built
/// from a user. Whoever may spend the shared token is said in `fallback`, which has no default.
public struct TokenResolver: Sendable {
    /// The service whose tokens this resolver finds.
    public let service: String

    private let header: TokenHeader?
    private let store: (any CredentialStore)?
    private let key: @Sendable (UserID) throws -> CredentialKey
    private let environment: SharedToken?
    private let fallback: EnvironmentFallback
    private let continuingOn: Set<SkippableFailure>
    /// The stores that `store` consists of, asked one by one so that the trace names the one that answered.
    private let stores: [any CredentialStore]
    private let continuingToNextStoreOn: Set<SkippableFailure>

    /// Creates a resolver.
    ///
    /// - Parameters:
    ///   - service: The service, as errors and the usual keys name it.
    ///   - header: The header that may carry a token, or nil when headers are not looked at.
    ///   - store: The store with the users' tokens, or nil when there is none.
    ///   - key: Makes the key of a user's token, or nil for the service and the user's identifier as they are.
    ///   - environment: The program's shared token, or nil when there is none.
    ///   - fallback: Who may spend the shared token.
    ///   - continuingOn: The failures of a user's store after which to go on all the same. None by default.
    public init(
        service: String,
        header: HTTPField.Name? = nil,
        store: (any CredentialStore)? = nil,
        key: (@Sendable (UserID) throws -> CredentialKey)? = nil,
        environment: SharedToken? = nil,
        fallback: EnvironmentFallback,
        continuingOn: Set<SkippableFailure> = []
    ) {
        self.service = service
        self.header = header.map(TokenHeader.init)
        self.store = store
        self.key = key ?? Self.usualKey(service)
        self.environment = environment
        self.fallback = fallback
        let fallbackStore = store as? FallbackCredentialStore
        self.continuingOn = continuingOn
        self.stores = fallbackStore?.stores ?? [store].compactMap(\.self)
        self.continuingToNextStoreOn = fallbackStore?.continuingOn ?? []
    }

    /// Makes keys of the service and the user's identifier as they are, checking the service once.
    private static func usualKey(_ service: String) -> @Sendable (UserID) throws -> CredentialKey {
        let sibling = Result { try CredentialKey(service: service, account: "sibling") }
        return { user in try CredentialKey(of: sibling.get(), account: user.rawValue) }
    }

    /// Finds the token for a request.
    ///
    /// - Parameter request: The headers and the user.
    /// - Returns: The token, where it came from and what was tried.
    /// - Throws: ``TokenResolverError``, or `CancellationError` when the task was cancelled.
    public func resolve(_ request: TokenRequest) async throws -> TokenResolution {
        var trace = ResolutionTrace(service: service)
        if let header, let found = try trace.token(in: request.headers, header) {
            return found
        }
        if let user = request.user, let found = try await tokenOfUser(user, &trace) {
            return found
        }
        if let environment {
            let source = TokenSource.environment(variable: environment.variable)
            if let objection = fallback.objection(signedIn: request.user != nil) {
                trace.record(source, .skipped(objection))
            } else if environment.isBlank {
                trace.record(source, .blank)
            } else if let found = try await trace.token(in: environment.store, environment.key, source: source) {
                return found
            }
        }
        throw trace.notFound(advice(for: request))
    }

    /// Asks the stores in turn: nil when the token is provably absent, or when the caller chose to go on after the failure.
    private func tokenOfUser(_ user: UserID, _ trace: inout ResolutionTrace) async throws -> TokenResolution? {
        guard !stores.isEmpty else { return nil }
        let userKey = try trace.key(of: user, key)
        if let environment, environment.mayShareUsersStore, environment.key == userKey,
            fallback.objection(signedIn: true) != nil
        {
            throw trace.sharedTokensKey()
        }
        var isAbsentSomewhere = false
        var skipped: TokenResolverError?
        for store in stores {
            do {
                let source = TokenSource.user(store: store.name, key: userKey)
                if let found = try await trace.token(in: store, userKey, source: source) { return found }
                isAbsentSomewhere = true
            } catch let error as TokenResolverError {
                if error.isStoreFailure(in: continuingToNextStoreOn) {
                    skipped = skipped ?? error
                } else if error.isStoreFailure(in: continuingOn) {
                    // To the next source, not to the next store, which has rules of its own for that.
                    return nil
                } else {
                    throw error
                }
            }
        }
        if !isAbsentSomewhere, let skipped, !skipped.isStoreFailure(in: continuingOn) { throw skipped }
        return nil
    }

    /// Gives a client the tokens for one request or user.
    ///
    /// - Parameter request: The headers and the user.
    /// - Returns: A provider that resolves anew for each call, and lets the cache forget a token that was refused.
    public func provider(for request: TokenRequest) -> some TokenProvider {
        ResolvingTokenProvider(resolver: self, request: request)
    }

    /// Lets the store that a token came from forget it; a header's token was never kept.
    func invalidate(_ resolution: TokenResolution) async {
        let credential = resolution.stored ?? resolution.credential
        switch resolution.source {
        case .user(_, let key): await store?.forget(credential, for: key)
        case .environment: if let environment { await environment.store.forget(credential, for: environment.key) }
        case .header, .provided: break
        }
    }

    /// What would help a request for which there is no token; every way that is named works for that request.
    private func advice(for request: TokenRequest) -> String {
        var ways: [String] = []
        if let header { ways.append("send it in the header \(header.name.rawName)") }
        if let user = request.user, let store { ways.append("store one for \(user) in the store \"\(store.name)\"") }
        if let environment, fallback.objection(signedIn: request.user != nil) == nil {
            ways.append("set \(environment.variable) before the program starts")
        }
        if ways.isEmpty, store != nil { ways.append("sign in as a user who has one") }
        guard let last = ways.popLast() else { return "give the resolver a source" }
        return ways.isEmpty ? last : "\(ways.joined(separator: ", ")) or \(last)"
    }
}

private struct ResolvingTokenProvider: TokenProvider {
    let resolver: TokenResolver
    let request: TokenRequest

    func token() async throws -> TokenResolution {
        try await resolver.resolve(request)
    }

    func invalidate(_ resolution: TokenResolution) async {
        await resolver.invalidate(resolution)
    }
}
