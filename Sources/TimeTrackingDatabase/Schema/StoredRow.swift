#if EncryptedDatabase
import GRDB
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A row of the table of credentials, copied out of SQLite.
struct StoredRow {
    let service: String
    let account: String
    let sealed: SealedCredential

    /// Copies a row with the four columns in the order of the table.
    init(_ row: Row) {
        self.service = row[0]
        self.account = row[1]
        self.sealed = SealedCredential(attributes: [UInt8](row[2] as Data), envelope: [UInt8](row[3] as Data))
    }

    /// The key of the row.
    ///
    /// - Throws: `CredentialStoreError` with the code `corrupted` when no store can have written it.
    func key() throws(CredentialStoreError) -> CredentialKey {
        try Self.key(service: service, account: account)
    }

    /// Makes a key of what a row says.
    ///
    /// - Throws: `CredentialStoreError` with the code `corrupted` when no store can have written it.
    static func key(service: String, account: String) throws(CredentialStoreError) -> CredentialKey {
        do {
            return try CredentialKey(service: service, account: account)
        } catch {
            throw CredentialStoreError(
                .corrupted,
                store: nil,
                message:
                    "The database has a row whose name no credential can have; it was written by another program, so "
                    + "restore the database from a backup.",
                cause: error
            )
        }
    }
}
#endif
