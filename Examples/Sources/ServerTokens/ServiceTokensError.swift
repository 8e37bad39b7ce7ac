/// Why nobody's token is looked for on behalf of a user.
public enum ServiceTokensError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An operator disabled the user.
    case disabledUser
    /// The user's sign-in was ended while the request was served.
    case endedSignIn

    /// One sentence that says what to do next.
    public var description: String {
        switch self {
        case .endedSignIn: "Your sign-in was ended, so nothing was saved; sign in again."
        case .disabledUser: "The user is disabled on this server; ask its operator to enable the user again."
        }
    }
}
