#if EncryptedDatabase
import GRDB
import GRDBSQLite
import TimeTrackingKit
import TimeTrackingSealing

/// Reads and opens credentials on one connection, with one prepared statement and without copies of what is stored.
///
/// It speaks to SQLite itself: the arguments and rows of GRDB take as long as the lookup and the cipher together.
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
        var service = key.service
        var account = key.account
        return try service.withUTF8 { service in
            try account.withUTF8 { account in
                let statement = statement.sqliteStatement
                // Before the texts go, which SQLite does not copy, and so that the statement holds no snapshot.
                defer {
                    sqlite3_reset(statement)
                    sqlite3_clear_bindings(statement)
                }
                try bind(service, to: 1, statement)
                try bind(account, to: 2, statement)
                switch sqlite3_step(statement) {
                case SQLITE_DONE: return nil
                case SQLITE_ROW:
                    return try keys.open(envelope: column(1, statement), attributes: column(0, statement), for: key)
                case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
                }
            }
        }
    }

    private func bind(_ text: UnsafeBufferPointer<UInt8>, to index: CInt, _ statement: SQLiteStatement) throws {
        let start = UnsafeRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self)
        // No destructor: the text outlives its binding.
        let code = sqlite3_bind_text(statement, index, start, CInt(text.count), nil)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// The bytes of a blob, which are SQLite's until the next step.
    private func column(_ index: CInt, _ statement: SQLiteStatement) -> UnsafeRawBufferPointer {
        // The pointer first: an empty blob has none.
        let start = sqlite3_column_blob(statement, index)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
    }
}
#endif
