#if EncryptedDatabase
import GRDB
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads and opens credentials on one connection, with one prepared statement and without copies of what is stored.
struct CredentialReader {
    private let statement: Statement
    private let keys: EncryptionKeys

    /// Prepares the statement, or takes the one that the connection has already.
    ///
    /// - Throws: What SQLite throws.
    init(_ database: Database, _ keys: EncryptionKeys) throws {
        self.statement = try database.cachedStatement(
            sql: "SELECT attributes, envelope FROM credential WHERE service = ? AND account = ?"
        )
        self.keys = keys
    }

    /// Reads and opens one credential.
    ///
    /// - Returns: The credential, or nil when there is no row.
    /// - Throws: `CredentialStoreError` when it does not open, and what SQLite throws.
    func credential(for key: CredentialKey) throws -> Credential? {
        // The statement has two parameters.
        statement.setUncheckedArguments([key.service, key.account])
        let rows = try Row.fetchCursor(statement)
        guard let row = try rows.next() else { return nil }
        let credential = try row.withUnsafeData(atIndex: 1) { envelope in
            try row.withUnsafeData(atIndex: 0) { attributes in try open(envelope, attributes, key) }
        }
        // To its end, so that the statement holds no snapshot of the database.
        while try rows.next() != nil {}
        return credential
    }

    private func open(_ envelope: Data?, _ attributes: Data?, _ key: CredentialKey) throws -> Credential {
        // The columns are never null; an empty blob is, for SQLite's functions.
        try (envelope ?? Data())
            .withUnsafeBytes { envelope in
                try (attributes ?? Data())
                    .withUnsafeBytes { attributes in
                        try keys.open(envelope: envelope, attributes: attributes, for: key)
                    }
            }
    }
}
#endif
