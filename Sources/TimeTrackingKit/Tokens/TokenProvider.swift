/// Gives a client the token for its next request, and hears when a service refused it.
public protocol TokenProvider: Sendable {
    /// Returns a token and where it came from.
    ///
    /// - Throws: ``TokenResolverError``, or `CancellationError` when the task was cancelled.
    func token() async throws -> TokenResolution

    /// Says that a service refused a token, so that a cache forgets that very secret.
    ///
    /// - Parameter resolution: What ``token()`` returned.
    func invalidate(_ resolution: TokenResolution) async
}

/// A provider of one token that the program already holds.
public struct FixedTokenProvider: TokenProvider {
    private let credential: Credential

    /// Creates a provider.
    ///
    /// - Parameter credential: The credential to give, always.
    public init(_ credential: Credential) {
        self.credential = credential
    }

    /// Returns the token.
    public func token() async throws -> TokenResolution {
        TokenResolution(credential: credential, source: .provided)
    }

    /// Does nothing: the program holds this token, no cache does.
    public func invalidate(_ resolution: TokenResolution) async {}
}
