#if EncryptedDatabase
import GRDB
import TimeTrackingSealing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which keys the rows of a database are sealed with, from the index on their identifiers.
enum KeyUse {
    /// The identifiers as the rows have them, in ascending order; one that has another length than eight bytes is of a
    /// row that is broken.
    ///
    /// It takes a step for each identifier, however many rows there are.
    static func identifiers(_ database: Database) throws -> [Data] {
        var identifiers: [Data] = []
        var last: Data?
        while let next = try next(after: last, database) {
            identifiers.append(next)
            last = next
        }
        return identifiers
    }

    private static func next(after last: Data?, _ database: Database) throws -> Data? {
        guard let last else {
            return try Data.fetchOne(
                database.cachedStatement(
                    sql: "SELECT substr(envelope, 2, 8) FROM credential ORDER BY substr(envelope, 2, 8) LIMIT 1"
                )
            )
        }
        let statement = try database.cachedStatement(
            sql: """
                SELECT substr(envelope, 2, 8) FROM credential WHERE substr(envelope, 2, 8) > ?
                ORDER BY substr(envelope, 2, 8) LIMIT 1
                """
        )
        return try Data.fetchOne(statement, arguments: [last])
    }

    /// How many rows have an identifier.
    static func rowCount(_ identifier: Data, _ database: Database) throws -> Int {
        let statement = try database.cachedStatement(
            sql: "SELECT count(*) FROM credential WHERE substr(envelope, 2, 8) = ?"
        )
        return try Int.fetchOne(statement, arguments: [identifier]) ?? 0
    }

    /// The first row with an identifier, or nil when there is none.
    static func firstRow(_ identifier: Data, _ database: Database) throws -> StoredRow? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT service, account, attributes, envelope FROM credential WHERE substr(envelope, 2, 8) = ? LIMIT 1
                """
        )
        return try Row.fetchOne(statement, arguments: [identifier]).map { StoredRow($0) }
    }
}

extension EncryptionKeyID {
    /// The bytes as an argument of a statement.
    var data: Data { Data(bytes) }
}
#endif
