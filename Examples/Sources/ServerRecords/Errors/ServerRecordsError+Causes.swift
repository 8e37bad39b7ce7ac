import GRDB
import SystemPackage

extension ServerRecordsError {
    /// The error for what SQLite refused; its own text is left out, because it may quote a statement.
    init(_ error: DatabaseError, at path: FilePath) {
        let reason = "The records \(path) cannot be used (\(error.resultCode.description))"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(.corrupted, "\(reason), because they are broken; restore them from a backup.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, "\(reason), because another program keeps them locked; end that one.")
        case .SQLITE_FULL:
            self.init(.unavailable, "\(reason), because the disk is full; make room and try again.")
        default:
            self.init(.unavailable, "\(reason); see whether the disk can be read and written, and try again.")
        }
    }

    /// The error for what the file system refused.
    init(_ error: Errno, cannot action: String, _ path: FilePath) {
        switch error {
        case .tooManySymbolicLinkLevels:
            self.init(.insecurePermissions, "\(path) is a link, and links are not followed; put the file itself there.")
        default:
            self.init(.unavailable, "The server cannot \(action) \(path) (\(error)); remove the cause and try again.")
        }
    }

    static func broken(_ path: FilePath, _ what: String) -> ServerRecordsError {
        ServerRecordsError(
            .corrupted,
            "The file \(path) \(what); restore it from a backup, or move it and \(RecordsFiles.counterName) away to begin "
                + "anew. It was left as it is."
        )
    }

    static func newer(_ path: FilePath, version: Int) -> ServerRecordsError {
        ServerRecordsError(
            .newerVersion,
            "The records \(path) are of version \(version), which a newer timetrack-server wrote; install that one. "
                + "They were left as they are."
        )
    }

    static func unreadableRow(_ what: String) -> ServerRecordsError {
        ServerRecordsError(.corrupted, "A record of \(what) cannot be read; restore the records from a backup.")
    }
}

/// Does work on a database and says in our words what SQLite refuses.
///
/// - Throws: What the work throws, with ``ServerRecordsError`` in place of an error of SQLite.
func sqlite<Value>(at path: FilePath, _ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as DatabaseError {
        throw ServerRecordsError(error, at: path)
    }
}
