#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

/// The opening of a file that exists: inspected, migrated if it is older, and connected to.
struct DatabaseOpening {
    let schema: CredentialSchema
    let source: EncryptionKeySource

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - found: The file.
    ///   - location: Where it was found.
    ///   - keys: Keys that must belong to a file that is migrated, or nil when none were loaded yet.
    ///   - call: The call on whose behalf to wait.
    /// - Returns: The open file, or that keys are needed first.
    /// - Throws: `CredentialStoreError` when the file is none that can be used; then it is as it was.
    func open(
        _ found: DatabaseLocation.Found,
        _ location: DatabaseLocation,
        _ keys: EncryptionKeys?,
        for call: BlockingCall
    ) throws(CredentialStoreError) -> OpeningOutcome {
        if try !DatabaseInspection(of: found.path, schema: schema).isCurrent {
            guard let keys else { return .needsKeys }
            try migrate(found, keys, for: call)
        }
        return .open(try OpenDatabase(found))
    }

    /// Takes the steps of the schema that are missing, after a backup was taken.
    private func migrate(
        _ found: DatabaseLocation.Found,
        _ keys: EncryptionKeys,
        for call: BlockingCall
    ) throws(CredentialStoreError) {
        try CreationLock(path: found.path)
            .whileHeld(for: call) { () throws(CredentialStoreError) in
                // Keys that do not belong to the file are found out before anything is written.
                let inspection = try DatabaseInspection(of: found.path, schema: schema) { database in
                    try Canaries(database, found.path).check(keys, from: source.name, database)
                }
                guard !inspection.isCurrent else { return }
                let kept = KeptBackup(of: found.path, reason: "before-version-\(schema.version)")
                _ = try kept.write(for: call)
                try sqlite(at: found.path) {
                    let queue = try DatabaseQueue(path: found.path.string, configuration: .credentials())
                    try queue.inDatabase { database in try database.execute(sql: "PRAGMA synchronous = FULL") }
                    try schema.migrator.migrate(queue)
                    try queue.close()
                }
            }
    }
}
#endif
