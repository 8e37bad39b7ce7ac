import Foundation

/// Locks on a database with a write-ahead log, as another process holds them.
final class DatabaseLock {
    /// What the other process does.
    enum Work: Int {
        /// It writes: the others may still read.
        case writing = 1
        /// It recovers the log after a crash: nobody else may do anything.
        case recovering = 8
    }

    // Where SQLite's locks on the index of the log begin: writing, checkpoint, recovery, and five for readers.
    private static let offset = 120

    private let file: FileHandle

    /// Takes the locks as soon as nobody else has them.
    init(_ database: String, _ work: Work) throws {
        self.file = try FileHandle(forUpdating: URL(filePath: database + "-shm"))
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = Self.offset
        lock.l_len = work.rawValue
        guard fcntl(file.fileDescriptor, F_SETLKW, &lock) == 0 else { throw POSIXError(.EDEADLK) }
    }

    /// Lets the others go on.
    func release() throws {
        try file.close()
    }
}
