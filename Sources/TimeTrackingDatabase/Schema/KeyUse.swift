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
    /// The identifiers as the rows have them, in ascending order; one that has another length than eight bytes, or is nil,
    /// is of rows that are broken.
    ///
    /// It takes a step for each identifier, however many rows there are.
    static func identifiers(_ database: Database) throws -> [Data?] {
        var identifiers: [Data?] = try rowCount(nil, database) > 0 ? [nil] : []
        let next = try database.cachedStatement(
            sql: """
                SELECT substr(envelope, 2, 8) FROM credential WHERE substr(envelope, 2, 8) >= ?
                ORDER BY substr(envelope, 2, 8) LIMIT 1
                """
        )
        // The least of all identifiers is the empty one; the least after another is that with a zero at its end.
        var least = Data()
        while let identifier = try Data.fetchOne(next, arguments: [least]) {
            identifiers.append(identifier)
            least = identifier + [0]
        }
        return identifiers
    }

    /// How many rows have an identifier.
    static func rowCount(_ identifier: Data?, _ database: Database) throws -> Int {
        let statement = try database.cachedStatement(
            sql: "SELECT count(*) FROM credential WHERE substr(envelope, 2, 8) IS ?"
        )
        return try Int.fetchOne(statement, arguments: [identifier]) ?? 0
    }

    /// The first row with an identifier, or nil when there is none.
    static func firstRow(_ identifier: Data?, _ database: Database) throws -> StoredRow? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT service, account, attributes, envelope FROM credential WHERE substr(envelope, 2, 8) IS ? LIMIT 1
                """
        )
        return try Row.fetchOne(statement, arguments: [identifier]).map { StoredRow($0) }
    }
}

extension EncryptionKeyID {
    /// Takes what a row has for an identifier, or returns nil when it is none.
    init?(stored identifier: Data?) {
        guard let identifier else { return nil }
        self.init(identifier)
    }

    /// The bytes as an argument of a statement.
    var data: Data { Data(bytes) }
}
#endif
