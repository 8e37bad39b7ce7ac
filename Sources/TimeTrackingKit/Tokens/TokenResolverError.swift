/// What a resolver throws: why there is no token, what was tried, and a sentence that says what to do next.
public struct TokenResolverError: Error, Sendable, Hashable {
    /// The kind of failure.
    ///
    /// New kinds may be added, so logic over them needs a default.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Name: String {
            case notFound
            case conflictingHeaders
            case malformedHeader
            case malformedToken
            case blankToken
            case invalidUser
            case storeFailed
        }

        private let name: Name

        private init(_ name: Name) {
            self.name = name
        }

        /// The name of the code, for diagnostics.
        public var description: String { name.rawValue }

        /// Every source that may be used says that it has no token.
        public static let notFound = Code(.notFound)
        /// The header came with different values.
        public static let conflictingHeaders = Code(.conflictingHeaders)
        /// The header's value has a character that a token cannot have.
        public static let malformedHeader = Code(.malformedHeader)
        /// A stored token has a character that a header cannot carry.
        public static let malformedToken = Code(.malformedToken)
        /// A stored token consists of spaces only.
        public static let blankToken = Code(.blankToken)
        /// The user's identifier cannot name a credential.
        public static let invalidUser = Code(.invalidUser)
        /// A store failed; ``storeError`` says how.
        public static let storeFailed = Code(.storeFailed)
    }

    /// What went wrong.
    public var code: Code

    /// The service whose token was asked for.
    public var service: String

    /// The source that failed, or nil when none did.
    public var source: TokenSource?

    /// The store's error, for the code `storeFailed`, else nil.
    public var storeError: CredentialStoreError?

    /// What was tried, in order, without values.
    public var attempts: [TokenAttempt]

    /// One sentence that says what happened and what to do next, without a value.
    public var message: String

    init(
        _ code: Code,
        service: String,
        message: String,
        source: TokenSource? = nil,
        storeError: CredentialStoreError? = nil,
        attempts: [TokenAttempt]
    ) {
        self.code = code
        self.service = service
        self.source = source
        self.storeError = storeError
        self.attempts = attempts
        self.message = message
    }
}

extension TokenResolverError {
    /// Whether a store failed, and with one of these failures.
    func isStoreFailure(in failures: Set<SkippableFailure>) -> Bool {
        guard let code = storeError?.code, let failure = SkippableFailure(code) else { return false }
        return failures.contains(failure)
    }
}

extension TokenResolverError: CustomStringConvertible {
    /// The code, the sentence and what was tried.
    public var description: String {
        let tried = attempts.map(\.description).joined(separator: "; ")
        return "\(code): \(message)" + (tried.isEmpty ? "" : " Tried: \(tried).")
    }
}
