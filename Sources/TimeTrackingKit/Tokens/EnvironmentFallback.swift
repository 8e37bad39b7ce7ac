/// Who may spend the program's own, shared token when the user has none.
public enum EnvironmentFallback: Sendable, Hashable {
    /// Everybody: whoever brings no token and has none stored.
    case whenAbsent
    /// Signed-in users who have no token of their own.
    case onlySignedIn
    /// Requests without a user; a signed-in user must have a token.
    case onlyWithoutUser
    /// Nobody.
    case never

    /// Why the shared token may not be used for a request, or nil when it may.
    func objection(signedIn: Bool) -> String? {
        switch self {
        case .whenAbsent: nil
        case .onlySignedIn: signedIn ? nil : "it is for signed-in users only"
        case .onlyWithoutUser: signedIn ? "it is for requests without a user only" : nil
        case .never: "it is switched off"
        }
    }
}

/// The program's own token: the store that has it and the fixed key it has there.
public struct SharedToken: Sendable {
    let store: any CredentialStore
    let key: CredentialKey
    let variable: String
    let isBlank: Bool
    /// Whether the store may be the users' own as well, so that a user's key could be the token's.
    let mayShareUsersStore: Bool

    /// Names a token in any store, for example a mounted secret.
    ///
    /// - Parameters:
    ///   - store: The store that has it.
    ///   - key: Its key. It never depends on a user; a user whose key it is has no token of their own, and is refused
    ///     where signed-in users may not spend the shared one.
    ///   - variable: The name that traces and advice show, for example `CLOCKIFY_API_KEY`.
    public init(store: any CredentialStore, key: CredentialKey, variable: String) {
        self.store = store
        self.key = key
        self.variable = variable
        self.isBlank = false
        self.mayShareUsersStore = true
    }

    /// Names a token in the environment.
    ///
    /// - Parameters:
    ///   - store: The environment.
    ///   - key: The key that the store maps to a variable.
    public init(environment store: EnvironmentCredentialStore, key: CredentialKey) {
        self.store = store
        self.key = key
        self.variable = store.variableName(for: key) ?? key.description
        self.isBlank = store.isBlank(key)
        self.mayShareUsersStore = false
    }
}
