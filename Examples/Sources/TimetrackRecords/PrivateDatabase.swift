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
    private static let pauseInMilliseconds: Int32 = 5

    /// Opens a file, makes it where there is none, and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - migrator: What makes its tables.
    /// - Returns: The database.
    /// - Throws: ``Failure`` when it cannot be opened, or was written by a later version of the program.
    static func open(_ path: FilePath, migratedBy migrator: DatabaseMigrator) throws -> DatabaseQueue {
        try makeFolder(path.removingLastComponent())
        // Two that open a new file at once would both make its tables, and the second one would fail at that.
        return try whileNobodyElseOpens(path) {
            try makeFile(path)
            return try database(path, migratedBy: migrator)
        }
    }

    private static func database(
        _ path: FilePath,
        migratedBy migrator: DatabaseMigrator
    ) throws -> DatabaseQueue {
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

    /// Makes the file, because SQLite would let others read it where the mask of the process does.
    private static func makeFile(_ path: FilePath) throws {
        do {
            let descriptor = try FileDescriptor.open(
                path,
                .readWrite,
                options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite
            )
            try descriptor.close()
        } catch Errno.fileExists {
            // To open and close one that is there would give back the locks that SQLite has on it in this process.
            var status = stat()
            guard lstat(path.string, &status) == 0 else { throw unopened(path, Errno(rawValue: errno)) }
            guard status.st_mode & S_IFMT != S_IFLNK else { throw unopened(path, .tooManySymbolicLinkLevels) }
            guard access(path.string, R_OK | W_OK) == 0 else { throw unopened(path, Errno(rawValue: errno)) }
        } catch let error as Errno {
            throw unopened(path, error)
        }
    }

    private static func unopened(_ path: FilePath, _ reason: Errno) -> Failure {
        Failure(.unexpected, "records_unusable", "\(path) cannot be opened (\(reason)); remove the cause.")
    }

    /// Does work while no other process, and no other task of this one, opens the same file.
    ///
    /// It waits for as long as that takes, and no longer than the task is to go on.
    private static func whileNobodyElseOpens<Result>(_ path: FilePath, _ work: () throws -> Result) throws -> Result {
        let lock = FilePath(path.string + ".lock")
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(
                lock,
                .readWrite,
                options: [.create, .closeOnExec, .noFollow],
                permissions: .ownerReadWrite
            )
        } catch let error as Errno {
            throw unopened(lock, error)
        }
        // The kernel gives the lock back with the descriptor, however the process ends.
        return try descriptor.closeAfter {
            while flock(descriptor.rawValue, LOCK_EX | LOCK_NB) != 0 {
                let reason = Errno(rawValue: errno)
                guard reason == .wouldBlock || reason == .interrupted else { throw unopened(lock, reason) }
                try Task.checkCancellation()
                poll(nil, 0, pauseInMilliseconds)
            }
            return try work()
        }
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
