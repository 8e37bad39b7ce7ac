#if EncryptedDatabase
public import SystemPackage
public import TimeTrackingKit
import TimeTrackingSealing

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
        let database = database
        let target = DatabaseLocation(path: path)
        let summary = try await attempts(on: queues.read, isWrite: true) { call, loaded throws(CredentialStoreError) in
            try database.read(for: call, loaded) { session throws(CredentialStoreError) in
                try DatabaseBackup(session: session, source: database.source.name, schema: database.schema)
                    .write(to: target, for: call)
            }
        }
        guard let summary else {
            throw CredentialStoreError(
                .unsupported,
                store: name,
                message:
                    "There is no database at \(self.path) to back up; store a credential first, or give the path of the "
                    + "database.",
                applied: .no
            )
        }
        return summary
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
        let loaded = try await loadKeys(MissingKeys(isPopulated: true), isWrite: true)
        let restoration = DatabaseRestoration(
            database: database,
            backup: DatabaseLocation(path: path),
            keys: loaded.keys,
            isReplacing: replacing
        )
        return try await blocking(on: queues.write, timeout: timeout, clock: clock, isWrite: true) {
            call throws(CredentialStoreError) in
            try LockWait.during(call) { () throws(CredentialStoreError) in try restoration.restore(for: call) }
        }
    }
}
#endif
