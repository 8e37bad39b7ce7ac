/// A failure after which a program may choose to ask the next source.
///
/// Going on after a failure gives up the certainty that the credential is absent, so it has to be asked for by name. The
/// failures that may hide a user's own credential have no value here and can never be skipped: `locked`, `denied`,
/// `dismissed`, `failed`, `timedOut`, `cancelled` and `undecryptable`.
public struct SkippableFailure: Sendable, Hashable {
    /// The code of the failure.
    public let code: CredentialStoreError.Code

    private init(known code: CredentialStoreError.Code) {
        self.code = code
    }

    /// Wraps a code, or returns nil when it is one that must not be skipped.
    ///
    /// - Parameter code: The code, for example from a configuration file.
    public init?(_ code: CredentialStoreError.Code) {
        let skippable: Set<CredentialStoreError.Code> = [
            .unavailable, .ambiguous, .corrupted, .insecurePermissions, .invalidKey, .tooLarge, .unsupported,
        ]
        guard skippable.contains(code) else { return nil }
        self.code = code
    }

    /// The store cannot be used here.
    public static let unavailable = SkippableFailure(known: .unavailable)
    /// Several items answer to the key.
    public static let ambiguous = SkippableFailure(known: .ambiguous)
    /// The container is broken.
    public static let corrupted = SkippableFailure(known: .corrupted)
    /// Others could read or replace the container.
    public static let insecurePermissions = SkippableFailure(known: .insecurePermissions)
    /// The key cannot name a credential in that store.
    public static let invalidKey = SkippableFailure(known: .invalidKey)
    /// The credential exceeds a limit of that store.
    public static let tooLarge = SkippableFailure(known: .tooLarge)
    /// The store cannot do this by its nature.
    public static let unsupported = SkippableFailure(known: .unsupported)
}
