#if EncryptedDatabase
public import TimeTrackingKit

/// What ``DatabaseCredentialStore/rewrapAll(progress:)`` did.
public struct RewrapSummary: Sendable, Hashable {
    /// A row that is sealed as it was, because it could not be opened.
    public struct Failure: Sendable, Hashable {
        /// The key of the row.
        public var key: CredentialKey

        /// Why it could not be opened.
        public var error: CredentialStoreError

        /// Puts a failure together.
        public init(key: CredentialKey, error: CredentialStoreError) {
            self.key = key
            self.error = error
        }
    }

    /// How many rows are sealed with the current key now and were not before.
    public var rewrappedCount: Int

    /// How many rows were sealed with the current key already.
    public var alreadyCurrentCount: Int

    /// The rows that could not be opened.
    public var failures: [Failure]

    /// Puts a summary together.
    public init(rewrappedCount: Int, alreadyCurrentCount: Int, failures: [Failure]) {
        self.rewrappedCount = rewrappedCount
        self.alreadyCurrentCount = alreadyCurrentCount
        self.failures = failures
    }
}
#endif
