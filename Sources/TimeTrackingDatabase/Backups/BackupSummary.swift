#if EncryptedDatabase
public import SystemPackage
public import TimeTrackingSealing

/// What a backup contains, or what was brought back from one.
public struct BackupSummary: Sendable, Hashable {
    /// The path of the backup.
    public var path: FilePath

    /// How many credentials it contains.
    public var credentialCount: Int

    /// The keys that its rows are sealed with, in ascending order.
    ///
    /// Each of them is needed to open it.
    public var keyIDs: [EncryptionKeyID]

    /// The size of the backup in bytes.
    public var byteCount: Int

    /// Where the database that was replaced has been kept, or nil when there was none to replace.
    public var replaced: FilePath?

    /// Puts a summary together.
    public init(
        path: FilePath,
        credentialCount: Int,
        keyIDs: [EncryptionKeyID],
        byteCount: Int,
        replaced: FilePath? = nil
    ) {
        self.path = path
        self.credentialCount = credentialCount
        self.keyIDs = keyIDs
        self.byteCount = byteCount
        self.replaced = replaced
    }
}
#endif
