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
    ///
    /// - Throws: `CredentialStoreError` with the code `corrupted` for a null, which only another program can have written.
    init(_ row: Row) throws(CredentialStoreError) {
        guard let service = row[0] as String?, let account = row[1] as String?, let attributes = row[2] as Data?,
            let envelope = row[3] as Data?
        else { throw .foreignRow(cause: nil) }
        self.service = service
        self.account = account
        self.sealed = SealedCredential(attributes: [UInt8](attributes), envelope: [UInt8](envelope))
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
            throw .foreignRow(cause: error)
        }
    }

    /// Makes a key of what a row says, when it says anything.
    ///
    /// - Throws: `CredentialStoreError` with the code `corrupted` when no store can have written it.
    static func key(_ row: Row) throws(CredentialStoreError) -> CredentialKey {
        guard let service = row[0] as String?, let account = row[1] as String? else { throw .foreignRow(cause: nil) }
        return try key(service: service, account: account)
    }
}

extension CredentialStoreError {
    fileprivate static func foreignRow(cause: (any Error)?) -> CredentialStoreError {
        CredentialStoreError(
            .corrupted,
            store: nil,
            message:
                "The database has a row that no credential can have; it was written by another program, so restore "
                + "the database from a backup.",
            cause: cause
        )
    }
}
#endif
