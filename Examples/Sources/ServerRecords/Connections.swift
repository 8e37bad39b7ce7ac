import Dispatch
import GRDB
import SystemPackage

/// The connections to the records: one that writes, one that reads for long, one that reads standings at once.
struct Connections: Sendable {
    let path: FilePath
    /// The version of the tables that this program works with.
    let version: Int
    let writer: DatabaseQueue
    let reader: DatabaseQueue
    let standings: DatabaseQueue

    /// Opens the connections that read.
    ///
    /// - Throws: ``ServerRecordsError`` for what SQLite refuses.
    init(writer: DatabaseQueue, at path: FilePath, version: Int) throws {
        self.path = path
        self.version = version
        self.writer = writer
        (self.reader, self.standings) = try sqlite(at: path) {
            func reader() throws -> DatabaseQueue {
                try DatabaseQueue(path: path.string, configuration: .records(isReader: true))
            }
            return (try reader(), try reader())
        }
    }

    /// Reads in one transaction, on the reader's thread.
    ///
    /// - Throws: ``ServerRecordsError`` for what SQLite refuses, and what the work throws.
    func read<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let path = path
        return try await withCheckedThrowingContinuation { continuation in
            reader.asyncRead { database in
                continuation.resume(with: Result { try sqlite(at: path) { try work(database.get()) } })
            }
        }
    }

    /// Does work on the connection that writes, on its thread and in the order of the calls.
    ///
    /// - Throws: ``ServerRecordsError`` for what SQLite refuses, and what the work throws.
    func onWriter<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let path = path
        return try await withCheckedThrowingContinuation { continuation in
            writer.asyncWriteWithoutTransaction { database in
                continuation.resume(with: Result { try sqlite(at: path) { try work(database) } })
            }
        }
    }

    /// Writes in one transaction, which the disk has when this returns.
    ///
    /// - Throws: ``ServerRecordsError`` for what SQLite refuses, and what the work throws; then nothing was written.
    func write<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await onWriter { database in try transaction(database) { try work(database) } }
    }

    /// Writes in one transaction, on the thread of the connection that writes.
    ///
    /// - Throws: ``ServerRecordsError`` when a newer program has changed the tables meanwhile, what SQLite refuses, and
    ///   what the work throws; then nothing was written.
    func transaction<Value>(_ database: Database, _ work: () throws -> Value) throws -> Value {
        try database.whole {
            try checkVersion(database)
            return try work()
        }
    }

    /// Throws when a newer program has changed the tables since they were opened.
    func checkVersion(_ database: Database) throws {
        let found = try Schema.version(of: database)
        guard found == version else { throw ServerRecordsError.newer(path, version: found) }
    }
}

extension Database {
    /// Does work in a transaction that begins with the lock for writing, so that what it reads first stays true.
    ///
    /// - Throws: What the work throws; then nothing was written.
    func whole<Value>(_ work: () throws -> Value) throws -> Value {
        try beginTransaction(.immediate)
        do {
            let value = try work()
            try commit()
            return value
        } catch {
            // SQLite may have taken it all back already, as it does when the disk is full.
            if isInsideTransaction { try rollback() }
            throw error
        }
    }
}

/// Does work that blocks on a thread that is not one of those on which tasks run.
///
/// - Throws: What the work throws.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
}
