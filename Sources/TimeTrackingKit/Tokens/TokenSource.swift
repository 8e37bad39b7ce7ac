/// Where a token comes from.
public enum TokenSource: Sendable, Hashable {
    /// A header of the request that is being served.
    case header(name: String)
    /// The user's own credential in a store.
    case user(store: String, key: CredentialKey)
    /// The program's own, shared token, by the name of its variable.
    case environment(variable: String)
    /// The program itself, which held it already.
    case provided
}

extension TokenSource: CustomStringConvertible {
    /// The source in words, without a value.
    public var description: String {
        switch self {
        case .header(let name): "header \(name)"
        case .user(let store, let key): "user \(key.account) (\(store))"
        case .environment(let variable): "environment \(variable)"
        case .provided: "the program itself"
        }
    }
}
