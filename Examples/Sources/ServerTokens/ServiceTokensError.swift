/// Why nobody's token is looked for on behalf of a user.
public enum ServiceTokensError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An operator disabled the user.
    case disabledUser

    /// One sentence that says what to do next.
    public var description: String {
        switch self {
        case .disabledUser: "The user is disabled on this server; ask its operator to enable the user again."
        }
    }
}
