#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

/// The return to the contents of a backup.
struct DatabaseRestoration: Sendable {
    let database: CredentialDatabase
    let backup: DatabaseLocation
    let keys: EncryptionKeys
    let isReplacing: Bool

    /// Checks the backup as a whole, keeps the database that there is, and brings the backup's contents into its place.
    ///
    /// - Parameter call: The call that is asked just before the change takes place.
    /// - Returns: What was brought back.
    /// - Throws: `CredentialStoreError` for everything that stands against it; the database is as it was, unless `applied`
    ///   is `unknown`.
    func restore(for call: BlockingCall) throws(CredentialStoreError) -> BackupSummary {
        guard let found = try backup.find() else { throw .noBackup(backup.path) }
        let examination = try BackupExamination(
            of: found.path,
            keys,
            from: database.source.name,
            database.schema,
            needsEveryKey: true
        )
        let replaced = try restore(found, for: call)
        // What is known of the old contents, which keys belong to them for example, does not count any more.
        database.close()
        return BackupSummary(
            path: backup.path,
            credentialCount: examination.credentialCount,
            keyIDs: examination.keyIDs,
            byteCount: examination.byteCount,
            replaced: replaced
        )
    }

    private func restore(
        _ found: DatabaseLocation.Found,
        for call: BlockingCall
    ) throws(CredentialStoreError) -> FilePath? {
        try refuseExisting()
        let place = try database.location.placeForNewFile()
        var replaced: FilePath?
        try CreationLock(path: place)
            .whileHeld(for: call) { () throws(CredentialStoreError) in
                try refuseExisting()
                try UnnamedDatabase.removeLeftovers(of: place)
                let copy = try UnnamedDatabase(for: place)
                // The current key is made known before, so that programs which have the database open can go on sealing.
                try DatabaseCopy.fill(copy, from: found.path, hasWriteAheadLog: true, for: call) { queue in
                    try database.schema.migrator.migrate(queue)
                    try queue.write { database in
                        if try !KnownKeys.contains(keys.current.id, database) {
                            try KnownKeys.insert(keys.current, database)
                        }
                    }
                }
                if try place.isTaken() {
                    replaced = try DatabaseReplacement(path: place).replace(with: copy, for: call)
                } else {
                    try DatabaseCreation.removeCompanions(of: place)
                    guard try copy.takeName(for: call, isChange: true) else { throw .alreadyThere(place) }
                }
            }
        return replaced
    }

    private func refuseExisting() throws(CredentialStoreError) {
        // A file that is none or open to others is refused here, whatever is to be done with it.
        guard let found = try database.location.find(), !isReplacing else { return }
        throw CredentialStoreError(
            .unsupported,
            store: nil,
            message:
                "There is a database at \(found.path) already; say that it is to be replaced, or restore to another "
                + "path. It was left as it is."
        )
    }
}

extension CredentialStoreError {
    fileprivate static func noBackup(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .unsupported,
            store: nil,
            message: "There is no backup at \(path); give the path of one that exists. Nothing was changed."
        )
    }
}
#endif
