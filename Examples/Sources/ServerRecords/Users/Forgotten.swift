import GRDB

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Who was forgotten and when, by keyed hashes: enough to recognise a name, and nothing to find one by.
enum Forgotten {
    /// When a user was last forgotten, or nil.
    static func time(_ hash: Data, _ database: Database) throws -> Date? {
        let statement = try database.cachedStatement(sql: "SELECT time FROM forgotten WHERE hash = ?")
        return try Int64.fetchOne(statement, arguments: [hash]).map { Date(milliseconds: $0) }
    }

    /// Writes down that a user was forgotten.
    static func remember(_ hash: Data, _ time: Date, _ count: Int64, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO forgotten (hash, time, changed) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET time = max(time, excluded.time), changed = excluded.changed
                """,
            arguments: [hash, time.millisecondsRoundedUp, count]
        )
    }
}
