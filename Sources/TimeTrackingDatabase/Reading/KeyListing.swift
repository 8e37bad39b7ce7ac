#if EncryptedDatabase
import GRDB
import TimeTrackingKit

/// One page of the keys in a database, in the order of its primary key, which is that of the UTF-8 bytes.
struct KeyListing {
    let service: String?
    let after: CredentialKey?
    let limit: Int

    /// Reads the page.
    ///
    /// - Throws: `CredentialStoreError` with the code `corrupted` for a row that no store can have written, and what
    ///   SQLite throws.
    func keys(_ database: Database) throws -> [CredentialKey] {
        guard limit > 0 else { return [] }
        var conditions: [String] = []
        var arguments: [String] = []
        if let service {
            conditions.append("service = ?")
            arguments.append(service)
        }
        if let after {
            conditions.append("(service, account) > (?, ?)")
            arguments += [after.service, after.account]
        }
        let condition = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        let statement = try database.cachedStatement(
            sql: "SELECT service, account FROM credential\(condition) ORDER BY service, account LIMIT \(limit)"
        )
        var keys: [CredentialKey] = []
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        while let row = try rows.next() { keys.append(try StoredRow.key(service: row[0], account: row[1])) }
        return keys
    }
}
#endif
