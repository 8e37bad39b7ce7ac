#if EncryptedDatabase
import GRDB
import GRDBSQLite

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Database {
    /// Tells a full disk from a broken one in the error of a write.
    ///
    /// SQLite says so itself only when the file system has no room, and not when a quota or the limit on the size of files
    /// is reached.
    ///
    /// - Parameter error: What a statement on this connection just threw.
    /// - Returns: The error to go on with.
    func recognisingFullDisk(_ error: any Error) -> any Error {
        guard let failure = error as? DatabaseError, failure.resultCode == .SQLITE_IOERR,
            [ENOSPC, EDQUOT, EFBIG].contains(sqlite3_system_errno(sqliteConnection))
        else { return error }
        return DatabaseError(resultCode: .SQLITE_FULL)
    }
}
#endif
