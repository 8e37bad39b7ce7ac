/// Why the one who sends a request is not let in.
public struct CallerRefusal: Error, Sendable, Hashable {
    /// What becomes of the request.
    public enum Kind: Sendable, Hashable {
        /// The token, or what else says who it is, is no good: status 401.
        case unauthorized
        /// The session of the page is no good: status 401, or nobody is signed in where the page and its sessions are.
        case session
        /// The user may not use the server: status 403.
        case disabled
        /// It cannot be found out now, which is no reason to take anybody for nobody: status 503.
        case unavailable
    }

    /// What becomes of the request.
    public var kind: Kind

    /// A sentence for people that says what to do next, with nothing of a token in it.
    public var message: String

    /// Describes a refusal.
    ///
    /// - Parameters:
    ///   - kind: What becomes of the request.
    ///   - message: A sentence for people, with nothing of a token in it.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
