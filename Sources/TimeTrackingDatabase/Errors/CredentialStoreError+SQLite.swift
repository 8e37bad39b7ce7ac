#if EncryptedDatabase
import GRDB
import SystemPackage
import TimeTrackingKit

/// Runs work on a database and turns what SQLite throws into an error of the store.
///
/// - Parameters:
///   - path: The path of the file, for the message.
///   - work: The work. An error of the store goes through as it is.
/// - Returns: What the work returns.
/// - Throws: `CredentialStoreError`.
func sqlite<Value>(at path: FilePath, _ work: () throws -> Value) throws(CredentialStoreError) -> Value {
    do {
        return try work()
    } catch let error as CredentialStoreError {
        throw error
    } catch {
        throw CredentialStoreError(sqlite: error, path)
    }
}

extension CredentialStoreError {
    /// The error for one that came out of SQLite, of which only the code is looked at: its texts may quote what was
    /// being stored.
    ///
    /// - Parameters:
    ///   - error: The error.
    ///   - path: The path of the file.
    init(sqlite error: any Error, _ path: FilePath) {
        let code = (error as? DatabaseError)?.resultCode ?? .SQLITE_ERROR
        let number = (error as? DatabaseError)?.extendedResultCode.rawValue ?? 0
        let shape = Shape(code)
        self.init(
            shape.code,
            store: nil,
            message: "The database \(path) \(shape.problem) (SQLite \(number)); \(shape.advice).",
            reason: shape.reason,
            cause: error
        )
    }

    private struct Shape {
        let code: Code
        var reason: Reason?
        let problem: String
        let advice: String

        init(_ code: Code, _ problem: String, _ advice: String, reason: Reason? = nil) {
            self.code = code
            self.reason = reason
            self.problem = problem
            self.advice = advice
        }

        init(_ code: ResultCode) {
            switch code {
            case .SQLITE_FULL:
                self.init(
                    .unavailable,
                    "has no room on its disk",
                    "free some space or raise the limit, then try again",
                    reason: .storageFull
                )
            case .SQLITE_READONLY:
                self.init(
                    .unavailable,
                    "cannot be written to",
                    "keep it where this user may write to the file and to its directory",
                    reason: .readOnly
                )
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
                self.init(
                    .denied,
                    "or a file beside it cannot be opened",
                    "run as the user that owns it, and let that user write to its directory"
                )
            case .SQLITE_CORRUPT, .SQLITE_NOTADB:
                self.init(.corrupted, "is broken", "restore it from a backup; it was left as it is")
            case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
                self.init(.timedOut, "is in use by another program", "try again once that one has finished")
            case .SQLITE_IOERR:
                self.init(
                    .failed,
                    "cannot be read from or written to its disk",
                    "check that the disk works and has room, then try again"
                )
            default:
                self.init(.failed, "could not do what it was asked", "try again, and report it if it happens again")
            }
        }
    }
}
#endif
