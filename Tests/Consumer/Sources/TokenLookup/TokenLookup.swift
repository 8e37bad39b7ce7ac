import TimeTrackingKit

/// Finds the token that a tool sends on behalf of a user.
public struct TokenLookup: Sendable {
    private let resolver: TokenResolver

    /// Creates a lookup.
    ///
    /// - Parameters:
    ///   - store: The users' tokens.
    ///   - environment: The names and values of the environment variables.
    public init(store: any CredentialStore, environment: [String: String]) {
        resolver = .clockify(store: store, environment: environment, fallback: .whenAbsent)
    }

    /// Says where the token of a user comes from.
    ///
    /// - Parameter user: The user.
    /// - Returns: The source, in words.
    /// - Throws: `TokenResolverError`.
    public func source(for user: String) async throws -> String {
        try await resolver.resolve(TokenRequest(user: UserID(user))).source.description
    }
}
