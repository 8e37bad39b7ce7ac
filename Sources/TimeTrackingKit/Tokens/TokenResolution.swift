/// A token, where it came from, and what was tried on the way.
public struct TokenResolution: Sendable {
    /// The token and its attributes.
    public var credential: Credential

    /// Where it came from.
    public var source: TokenSource

    /// What was tried, in order; the last one is the source.
    public var attempts: [TokenAttempt]

    /// The credential as the store returned it, when that differs from ``credential`` by spaces around the token.
    var stored: Credential?

    /// Creates a resolution.
    public init(credential: Credential, source: TokenSource, attempts: [TokenAttempt]) {
        self.credential = credential
        self.source = source
        self.attempts = attempts
    }
}

extension TokenResolution: CustomStringConvertible, CustomDebugStringConvertible {
    /// What was tried, without a value.
    public var description: String {
        attempts.isEmpty ? "\(source)" : attempts.map(\.description).joined(separator: "; ")
    }

    /// The same text as ``description``.
    public var debugDescription: String { description }
}
