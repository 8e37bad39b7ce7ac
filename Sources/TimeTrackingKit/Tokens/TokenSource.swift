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
        case .provided: "provided by the program"
        }
    }
}

/// What became of one source during a resolution.
public struct TokenAttempt: Sendable, Hashable, CustomStringConvertible {
    /// How the source answered.
    public enum Outcome: Sendable, Hashable {
        /// It had the token.
        case found
        /// It had none.
        case absent
        /// It had a value of spaces only, which counts as none.
        case blank
        /// It was not asked; the text says why.
        case skipped(String)
        /// It failed with this code, and the program had chosen to go on after it.
        case failed(CredentialStoreError.Code)
    }

    /// The source.
    public var source: TokenSource

    /// How it answered.
    public var outcome: Outcome

    /// Creates a record of one attempt.
    public init(source: TokenSource, outcome: Outcome) {
        self.source = source
        self.outcome = outcome
    }

    /// The source and its answer in words.
    public var description: String {
        switch outcome {
        case .found: "\(source): found"
        case .absent: "\(source): absent"
        case .blank: "\(source): blank"
        case .skipped(let why): "\(source): skipped, \(why)"
        case .failed(let code): "\(source): failed, \(code)"
        }
    }
}

/// A token, where it came from, and what was tried on the way.
public struct TokenResolution: Sendable {
    /// The token and its attributes.
    public var credential: Credential

    /// Where it came from.
    public var source: TokenSource

    /// What was tried, in order; the last one is the source.
    public var attempts: [TokenAttempt]

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
