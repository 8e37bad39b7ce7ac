#if EncryptedDatabase
public import SystemPackage
public import TimeTrackingKit

extension DatabaseCredentialStore {
    /// Writes a consistent copy of the database into a new file with the permissions 0600, while others read and write.
    ///
    /// The copy is one file, sealed with the same keys: they have to be kept apart from it, and as long as it.
    ///
    /// - Parameter path: The path of the copy.
    /// - Returns: What the copy contains.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unsupported` when there is something under the
    ///   path already or no database to copy, and with the codes of ``store(_:for:)``.
    public func backUp(to path: FilePath) async throws(CredentialStoreError) -> BackupSummary {
        throw unfinished
    }

    /// Brings the contents of a backup back, for this and for every other program that has the database open.
    ///
    /// The backup is checked as a whole before anything is changed. A database that is replaced is kept beside the file as
    /// a backup of its own.
    ///
    /// - Parameters:
    ///   - path: The path of the backup.
    ///   - replacing: Whether an existing database may be replaced.
    /// - Returns: What was brought back, and where the database that was replaced is kept.
    /// - Throws: ``/TimeTrackingKit/CredentialStoreError`` with the code `unsupported` when there is a database and
    ///   `replacing` is false, no backup under the path, or the backup is of a newer version; `undecryptable` when a key
    ///   that it needs is not at hand, `corrupted` when it is broken, and with the codes of ``store(_:for:)``.
    public func restore(
        from path: FilePath,
        replacing: Bool
    ) async throws(CredentialStoreError) -> BackupSummary {
        throw unfinished
    }
}
#endif
