/// A token, where it came from, and what was tried on the way.
public struct TokenResolution: Sendable {
    /// The token and its attributes.
    public var credential: Credential

    /// Where it came from.
    public var source: TokenSource

    /// What was tried before the source that had the token, in order.
    public var earlierAttempts: [TokenAttempt]

    /// The credential as the store returned it, when that differs from ``credential`` by spaces around the token.
    var stored: Credential?

    /// Creates a resolution.
    ///
    /// - Parameters:
    ///   - credential: The token and its attributes.
    ///   - source: Where it came from.
    ///   - earlierAttempts: What was tried before, in order.
    public init(credential: Credential, source: TokenSource, after earlierAttempts: [TokenAttempt] = []) {
        self.credential = credential
        self.source = source
        self.earlierAttempts = earlierAttempts
    }

    /// Everything that was tried, in order; the last one is the source that had the token.
    public var attempts: [TokenAttempt] {
        earlierAttempts + [TokenAttempt(source: source, outcome: .found)]
    }
}

extension TokenResolution: CustomStringConvertible, CustomDebugStringConvertible {
    /// What was tried, without a value.
    public var description: String {
        attempts.map(\.description).joined(separator: "; ")
    }

    /// The same text as ``description``.
    public var debugDescription: String { description }
}
