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
    /// What the database says of a key.
    enum Standing {
        /// It has never heard of it.
        case unknown
        /// Rows may be sealed with it.
        case known
        /// It was retired, and nothing is sealed with it any more, whoever still has it.
        case retired
    }

    /// What the database says of a key.
    static func standing(of id: EncryptionKeyID, _ database: Database) throws -> Standing {
        let statement = try database.cachedStatement(sql: "SELECT length(canary) FROM encryption_key WHERE id = ?")
        switch try Int.fetchOne(statement, arguments: [id.data]) {
        case nil: return .unknown
        case 0: return .retired
        default: return .known
        }
    }

    /// Makes a key known, with a canary of its own.
    static func insert(_ key: EncryptionKey, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO encryption_key (id, canary) VALUES (?, ?)",
            arguments: [key.id.data, Data(KeyCanary.sealed(with: key))]
        )
    }

    /// Retires a key for good: its row stays, without a canary, for programs that still have the key as their current one.
    static func retire(_ id: EncryptionKeyID, _ database: Database) throws {
        try database.execute(sql: "UPDATE encryption_key SET canary = x'' WHERE id = ?", arguments: [id.data])
    }
}
#endif
