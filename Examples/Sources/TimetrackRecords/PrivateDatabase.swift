import GRDB
import SystemPackage
import TimetrackKeys

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Opens SQLite files that only their user may read.
enum PrivateDatabase {
    /// How long one process waits for another that is writing.
    private static let busyTimeout = 10.0

    /// Opens a file, makes it where there is none, and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - migrator: What makes its tables.
    /// - Returns: The database.
    /// - Throws: ``Failure`` when it cannot be opened, or was written by a later version of the program.
    static func open(_ path: FilePath, migratedBy migrator: DatabaseMigrator) throws -> DatabaseQueue {
        let folder = path.removingLastComponent()
        try makeFolder(folder)
        // One of two processes that make the same tables at once would fail on the way.
        let lock: FileDescriptor
        do {
            lock = try FileDescriptor.open(folder, .readOnly, options: [.directory, .closeOnExec])
        } catch let error as Errno {
            throw Failure(.unexpected, "records_unusable", "\(folder) cannot be opened (\(error)); remove the cause.")
        }
        // Closing it releases the lock. Where a file system knows none, SQLite alone keeps the processes apart.
        defer { try? lock.close() }
        while flock(lock.rawValue, LOCK_EX) != 0, errno == EINTR {}
        // Made by us first, because SQLite would let others read it where the mask of the process does.
        do {
            let descriptor = try FileDescriptor.open(
                path,
                .readWrite,
                options: [.create, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite
            )
            try descriptor.close()
        } catch let error as Errno {
            throw Failure(.unexpected, "records_unusable", "\(path) cannot be opened (\(error)); remove the cause.")
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            // A record that is gone after a power failure would let an entry be created twice.
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        do {
            let database = try DatabaseQueue(path: path.string, configuration: configuration)
            guard try !database.read(migrator.hasBeenSuperseded) else {
                throw Failure(
                    .unexpected,
                    "newer_records",
                    "\(path) was written by a later version of timetrack; install that version again."
                )
            }
            try migrator.migrate(database)
            return database
        } catch let error as DatabaseError {
            throw unusable(path, error)
        }
    }

    /// Why a file cannot be used, and what to do: only one that is broken is of no more use.
    private static func unusable(_ path: FilePath, _ error: DatabaseError) -> Failure {
        let advice =
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: "it is broken; move it away to begin anew."
            case .SQLITE_BUSY: "another program keeps it locked; end that one."
            default: "see whether the disk is full or may not be written to, and run the command again."
            }
        return Failure(
            .unexpected,
            "records_unusable",
            "\(path) cannot be used (\(error.resultCode.description)): \(advice)"
        )
    }

    private static func makeFolder(_ folder: FilePath) throws {
        var path = FilePath(root: folder.root)
        for component in folder.components {
            path.append(component)
            guard mkdir(path.string, 0o700) == 0 || errno == EEXIST else {
                let error = Errno(rawValue: errno)
                throw Failure(.unexpected, "records_unusable", "\(path) cannot be made (\(error)); remove the cause.")
            }
        }
    }
}
