#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

/// What a backup is found to contain, when it is looked through as a whole.
struct BackupExamination: Sendable {
    let credentialCount: Int
    let keyIDs: [EncryptionKeyID]
    let byteCount: Int

    /// Looks through a file on a connection that cannot change it.
    ///
    /// - Parameters:
    ///   - path: The path of the file.
    ///   - keys: The keys at hand.
    ///   - source: What to call their source.
    ///   - schema: The schema that the program knows.
    ///   - needsEveryKey: Whether every key that a row needs must be at hand.
    /// - Throws: `CredentialStoreError` with the codes `corrupted`, `unsupported` for a newer schema, and `undecryptable`
    ///   when none of the keys belongs to it, or one is missing that rows need.
    init(
        of path: FilePath,
        _ keys: EncryptionKeys,
        from source: String,
        _ schema: CredentialSchema,
        needsEveryKey: Bool
    ) throws(CredentialStoreError) {
        var found: (count: Int, ids: [EncryptionKeyID]) = (0, [])
        _ = try DatabaseInspection(of: path, schema: schema) { database in
            guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
                throw CredentialStoreError.brokenBackup(path)
            }
            let canaries = try Canaries(database, path)
            try canaries.check(keys, from: source, database)
            let counts = try KeyInventory.rowCounts(database)
            // A key without a canary is one that a changed row names and that never was.
            let missing = counts.keys.filter { keys[$0] == nil && canaries.contains($0) }.sorted()
            if needsEveryKey, !missing.isEmpty { throw CredentialStoreError.missingKeys(path, missing, source) }
            found = (try Int.fetchOne(database, sql: "SELECT count(*) FROM credential") ?? 0, counts.keys.sorted())
        }
        self.credentialCount = found.count
        self.keyIDs = found.ids
        do {
            self.byteCount = try FileStatus(of: path).size
        } catch {
            throw CredentialStoreError(error, cannot: "look at", path)
        }
    }
}

extension CredentialStoreError {
    fileprivate static func brokenBackup(_ path: FilePath) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message: "The pages of \(path) do not fit together; use another backup. Nothing was changed."
        )
    }

    fileprivate static func missingKeys(
        _ path: FilePath,
        _ ids: [EncryptionKeyID],
        _ source: String
    ) -> CredentialStoreError {
        CredentialStoreError(
            .undecryptable,
            store: nil,
            message: "The backup \(path) has rows of encryption keys that are not in \(source): "
                + "\(ids.map(\.description).joined(separator: ", ")). Add them there, then restore it. Nothing was "
                + "changed.",
            reason: .unknownKeyID
        )
    }
}
#endif
