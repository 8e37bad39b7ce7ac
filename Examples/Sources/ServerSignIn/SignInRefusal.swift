/// Why a request's sign-in is not accepted, in words that hold nothing of the token, cookie or header.
public struct SignInRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// What the request signs in with.
    public enum Source: String, Sendable, Hashable {
        /// A token in the header `Authorization`, or one that a session is to be made of.
        case bearer
        /// The cookie of a session.
        case session
        /// The header of a proxy that signs people in.
        case proxy
    }

    /// The kind of refusal.
    ///
    /// New kinds may be added, so logic over them needs a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private let name: String

        private init(_ name: String) {
            self.name = name
        }

        /// The name of the code, for logs and the audit.
        public var description: String { name }

        /// It has not the form that it should have.
        public static let malformed = Code("malformed")
        /// The token's algorithm is not one that its issuer is configured with.
        public static let algorithm = Code("algorithm")
        /// The token's header has something that is not accepted, for example the address of a key.
        public static let header = Code("header")
        /// The token names a key that its issuer does not publish.
        public static let unknownKey = Code("unknown-key")
        /// The token is not signed by its issuer.
        public static let signature = Code("signature")
        /// The token's time is over.
        public static let expired = Code("expired")
        /// The token's time has not come.
        public static let notYetValid = Code("not-yet-valid")
        /// The token is of an issuer that is not configured.
        public static let issuer = Code("issuer")
        /// The token is for somebody else than this server.
        public static let audience = Code("audience")
        /// The token has not the role of a user.
        public static let role = Code("role")
        /// The token is one of somebody who has not signed in.
        public static let anonymousRole = Code("anonymous-role")
        /// The token is one of a service, which has no user.
        public static let serviceRole = Code("service-role")
        /// The token names no user, or one that cannot be.
        public static let subject = Code("subject")
        /// The cookie is not one that this server made.
        public static let session = Code("session")
        /// The session's time is over.
        public static let sessionExpired = Code("session-expired")
        /// The session was ended.
        public static let sessionEnded = Code("session-ended")
        /// The proxy names no user, more than one, or one that cannot be.
        public static let proxyHeader = Code("proxy-header")
        /// The user may not use the server until enabled again.
        public static let disabled = Code("disabled")
        /// The token or session is older than the ones that still count for its user.
        public static let revoked = Code("revoked")
        /// The keys of the token's issuer cannot be read, which says nothing of the token.
        public static let keysUnavailable = Code("keys-unavailable")
        /// The server's records cannot be read, which says nothing of the user.
        public static let recordsUnavailable = Code("records-unavailable")
    }

    /// The kind of refusal.
    public var code: Code

    /// What the request signs in with.
    public var source: Source

    /// One sentence that says what to do next, with nothing of the token, cookie or header in it.
    public var message: String

    /// Describes a refusal.
    ///
    /// - Parameters:
    ///   - code: The kind of refusal.
    ///   - source: What the request signs in with.
    ///   - message: One sentence that says what to do next. It must not contain anything that was sent.
    public init(_ code: Code, source: Source = .bearer, message: String) {
        self.code = code
        self.source = source
        self.message = message
    }

    /// Whether the sign-in could not be judged, which is answered with 503 and not with 401.
    public var isUnavailable: Bool { code == .keysUnavailable || code == .recordsUnavailable }

    /// Whether the cookie of the request is of no use any more, so that the answer should clear it.
    public var endsSession: Bool { source == .session && !isUnavailable }

    /// The code and the sentence.
    public var description: String { "\(code): \(message)" }
}
