#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

/// A copy of an open database as one file, verified before it gets its name.
struct DatabaseBackup {
    let session: Session
    let source: String
    let schema: CredentialSchema

    /// Writes the copy.
    ///
    /// - Parameters:
    ///   - target: Where to put it.
    ///   - call: The call that is asked just before the copy gets its name.
    /// - Returns: What it contains.
    /// - Throws: `CredentialStoreError` with the code `unsupported` when there is something in its place, and for
    ///   everything else that stands against it.
    func write(to target: DatabaseLocation, for call: BlockingCall) throws(CredentialStoreError) -> BackupSummary {
        let place = try target.placeForNewFile()
        guard try !place.isTaken() else { throw .alreadyThere(target.path) }
        let copy = try UnnamedDatabase(for: place)
        try copy.build(hasWriteAheadLog: false) { queue in
            try DatabaseCopy.fill(queue, from: session.database.pool, for: call)
        }
        let found = try BackupExamination(
            of: copy.path,
            session.keys,
            from: source,
            schema,
            needsEveryKey: false
        )
        guard try copy.takeName(for: call, isChange: true) else { throw .alreadyThere(target.path) }
        return BackupSummary(
            path: target.path,
            credentialCount: found.credentialCount,
            keyIDs: found.keyIDs,
            byteCount: found.byteCount
        )
    }
}

extension FilePath {
    /// Whether there is anything under the path.
    ///
    /// - Throws: `CredentialStoreError` when the file system does not say.
    func isTaken() throws(CredentialStoreError) -> Bool {
        do {
            _ = try FileStatus(of: self)
            return true
        } catch {
            if error == .noSuchFileOrDirectory { return false }
            throw CredentialStoreError(error, cannot: "look at", self)
        }
    }
}
#endif
