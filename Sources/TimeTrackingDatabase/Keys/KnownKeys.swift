#if EncryptedDatabase
import GRDB
import TimeTrackingKit
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The table of the keys that a database knows.
enum KnownKeys {
    /// Whether the database knows a key.
    static func contains(_ id: EncryptionKeyID, _ database: Database) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT 1 FROM encryption_key WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [id.data]) != nil
    }

    /// Makes a key known, with a canary of its own.
    static func insert(_ key: EncryptionKey, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO encryption_key (id, canary) VALUES (?, ?)",
            arguments: [key.id.data, Data(KeyCanary.sealed(with: key))]
        )
    }

    /// Makes the database forget a key.
    static func remove(_ id: EncryptionKeyID, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM encryption_key WHERE id = ?", arguments: [id.data])
    }
}
#endif
