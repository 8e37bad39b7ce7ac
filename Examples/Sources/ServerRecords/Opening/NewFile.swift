import GRDB
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A database that is built under a temporary name, and gets its own when it is complete.
///
/// It has the permissions 0600 from its creation. It is removed at the end of the scope unless it was named.
struct NewFile: ~Copyable {
    private let path: FilePath
    private let target: FilePath

    /// Creates an empty file beside the place of the database.
    ///
    /// - Throws: ``ServerRecordsError`` for what the file system refuses.
    init(for target: FilePath) throws {
        self.target = target
        let path = target.withSuffix(".\(UInt64.random(in: .min ... .max)).new")
        self.path = path
        do {
            let file = try FileDescriptor.open(
                path,
                .readWrite,
                options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite
            )
            try file.closeAfter {
                // Whatever the process would take away from new files.
                guard fchmod(file.rawValue, 0o600) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch let error as Errno {
            throw ServerRecordsError(error, cannot: "create", path)
        }
    }

    deinit {
        for suffix in [""] + RecordsFiles.companionSuffixes {
            // What cannot be removed is a file of random name that nobody opens.
            _ = path.withSuffix(suffix).withPlatformString { unlink($0) }
        }
    }

    /// Fills the database and gives it its name, once the disk has it.
    ///
    /// - Parameters:
    ///   - hasLog: Whether it is to be used with a write-ahead log; else it is one file.
    ///   - build: Fills it.
    /// - Returns: Whether it got the name; false when there is something under it already.
    /// - Throws: ``ServerRecordsError`` for what SQLite and the file system refuse, and what the closure throws.
    borrowing func build(hasLog: Bool, _ build: (DatabaseQueue) throws -> Void) throws -> Bool {
        try sqlite(at: path) {
            let queue = try DatabaseQueue(path: path.string, configuration: .records(isReader: false))
            try queue.inDatabase { database in
                // A half-built file is of no use to anybody.
                _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = MEMORY")
            }
            try build(queue)
            try queue.inDatabase { database in
                let mode = hasLog ? "wal" : "delete"
                guard try String.fetchOne(database, sql: "PRAGMA journal_mode = \(mode)") == mode else {
                    throw DatabaseError(resultCode: .SQLITE_LOCKED)
                }
            }
            try queue.close()
        }
        try Self.synchronize(path)
        let wasNamed = path.withPlatformString { old in target.withPlatformString { new in link(old, new) } } == 0
        if !wasNamed {
            let reason = Errno(rawValue: errno)
            guard reason == .fileExists else { throw ServerRecordsError(reason, cannot: "create", target) }
        }
        try Self.synchronize(target.removingLastComponent())
        return wasNamed
    }

    /// Waits until the disk has a file, or the names in a directory.
    static func synchronize(_ path: FilePath) throws {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
            try file.closeAfter {
                guard fsync(file.rawValue) != 0 else { return }
                let reason = Errno(rawValue: errno)
                // The answer of file systems that have nothing to wait for.
                guard reason == .invalidArgument else { throw reason }
            }
        } catch let error as Errno {
            throw ServerRecordsError(error, cannot: "write to the disk", path)
        }
    }
}
