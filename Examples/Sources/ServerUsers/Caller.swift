/// The one whose request is being served.
public struct Caller: Sendable, Hashable {
    /// How the caller was recognised.
    public enum SignIn: Sendable, Hashable {
        /// Not at all.
        case none
        /// By a token in the header `Authorization`, as programs send it.
        case bearer
        /// By the cookie of a session with this identifier, as the page has it.
        case session(String)
        /// By a proxy that signs people in.
        case proxy
        /// As the one person whom the server on this machine is for.
        case local
    }

    /// The user, or nil when nobody is signed in.
    public var user: ServerUser?

    /// How the user was recognised.
    public var signIn: SignIn

    /// The address that the request came from, without a port; the client's own where a trusted proxy names it.
    public var address: String

    /// Describes a caller.
    ///
    /// - Parameters:
    ///   - user: The user, or nil when nobody is signed in.
    ///   - signIn: How the user was recognised.
    ///   - address: The address that the request came from, without a port.
    public init(user: ServerUser?, signIn: SignIn, address: String) {
        self.user = user
        self.signIn = signIn
        self.address = address
    }
}
