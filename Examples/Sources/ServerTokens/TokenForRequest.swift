public import TimeTrackingKit

/// The token that was found for one request, for as long as the request is served.
///
/// When the service refuses it, it is looked for once more, because the user may just have stored another one. A token
/// of another kind is not taken then: what the caller may do was decided for the kind that was found first.
public struct TokenForRequest: TokenProvider {
    /// What was found first.
    public let first: TokenResolution

    private let tokens: any TokenProvider
    private let uses: Uses

    init(first: TokenResolution, tokens: any TokenProvider) {
        self.first = first
        self.tokens = tokens
        self.uses = Uses(first)
    }

    /// The token in use: what was found first, or after a refusal what took its place.
    public var current: TokenResolution { uses.current }

    /// Whether it is the server's shared token.
    public var isShared: Bool { first.source.isShared }

    /// Returns the token that was found first, and after a refusal the one that took its place.
    ///
    /// - Throws: ``/TimeTrackingKit/TokenResolverError``, or `CancellationError` when the task was cancelled.
    public func token() async throws -> TokenResolution {
        guard uses.isRefused else { return first }
        let next = try await tokens.token()
        guard next.source.word == first.source.word else { return first }
        uses.take(next)
        return next
    }

    /// Lets a cache forget the token, because the service refused it.
    public func invalidate(_ resolution: TokenResolution) async {
        uses.refuse()
        await tokens.invalidate(resolution)
    }
}

extension TokenSource {
    /// Whether the token is the server's shared one.
    public var isShared: Bool {
        if case .environment = self { return true }
        return false
    }

    /// The kind of the source in one word: `header`, `user`, `environment` or `provided`.
    public var word: String {
        switch self {
        case .header: "header"
        case .user: "user"
        case .environment: "environment"
        case .provided: "provided"
        }
    }
}
