#if EncryptedDatabase
import GRDB
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes and removes rows within a transaction.
enum CredentialWriter {
    /// Inserts or replaces a row.
    static func store(_ sealed: SealedCredential, for key: CredentialKey, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO credential (service, account, attributes, envelope) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET attributes = excluded.attributes, envelope = excluded.envelope
                """
        )
        try statement.execute(
            arguments: [key.service, key.account, Data(sealed.attributes), Data(sealed.envelope)]
        )
    }

    /// Whether there is a row.
    static func contains(_ key: CredentialKey, _ database: Database) throws -> Bool {
        let statement = try database.cachedStatement(
            sql: "SELECT 1 FROM credential WHERE service = ? AND account = ?"
        )
        return try Int.fetchOne(statement, arguments: [key.service, key.account]) != nil
    }

    /// Removes a row.
    static func remove(_ key: CredentialKey, _ database: Database) throws -> Removal {
        let statement = try database.cachedStatement(sql: "DELETE FROM credential WHERE service = ? AND account = ?")
        try statement.execute(arguments: [key.service, key.account])
        return database.changesCount > 0 ? .removed : .absent
    }
}
#endif
