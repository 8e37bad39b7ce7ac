/// What a store can do, so that a program can choose one and a test can expect the right things of it.
public struct CredentialStoreCapabilities: Sendable, Hashable {
    /// Whether the store takes writes, that is, conforms to ``WritableCredentialStore``.
    public var isWritable: Bool

    /// Whether a credential is still there after the process has ended.
    public var isPersistent: Bool

    /// Whether other processes see what this one writes.
    public var isSharedBetweenProcesses: Bool

    /// Whether secrets are unreadable to someone who has only the stored bytes.
    public var isEncryptedAtRest: Bool

    /// Whether a secret may be any bytes; if not, everything but UTF-8 text is refused.
    public var keepsAnyBytes: Bool

    /// Whether attributes of a credential are kept; if not, a credential that has some is refused.
    public var keepsAttributes: Bool

    /// The largest secret the store takes, in bytes, or nil when the store sets no limit of its own.
    public var maximumSecretByteCount: Int?

    /// Creates a description of what a store can do.
    ///
    /// - Parameters:
    ///   - isWritable: Whether the store takes writes.
    ///   - isPersistent: Whether a credential outlives the process.
    ///   - isSharedBetweenProcesses: Whether other processes see what this one writes.
    ///   - isEncryptedAtRest: Whether the stored bytes alone reveal no secret.
    ///   - keepsAnyBytes: Whether a secret may be any bytes.
    ///   - keepsAttributes: Whether attributes are kept.
    ///   - maximumSecretByteCount: The largest secret in bytes, or nil for no limit.
    public init(
        isWritable: Bool,
        isPersistent: Bool,
        isSharedBetweenProcesses: Bool,
        isEncryptedAtRest: Bool = false,
        keepsAnyBytes: Bool = true,
        keepsAttributes: Bool = true,
        maximumSecretByteCount: Int? = nil
    ) {
        self.isWritable = isWritable
        self.isPersistent = isPersistent
        self.isSharedBetweenProcesses = isSharedBetweenProcesses
        self.isEncryptedAtRest = isEncryptedAtRest
        self.keepsAnyBytes = keepsAnyBytes
        self.keepsAttributes = keepsAttributes
        self.maximumSecretByteCount = maximumSecretByteCount
    }
}
