#if EncryptedDatabase
import Dispatch
import GRDB
import Synchronization
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

/// The connections to one file that was found to be a database of credentials.
///
/// The connections that read cannot write: opening a file for reading changes no byte of it and waits for no writer. The
/// one that writes is opened by the first write.
final class OpenDatabase: Sendable {
    /// The connections that read.
    let pool: DatabasePool

    /// The path of the file without links.
    let path: FilePath

    private let status: FileStatus
    private let schema: CredentialSchema
    private let writer = Mutex<DatabaseQueue?>(nil)
    // What SQLite counts up whenever tables are changed, as it was when the schema was last looked at.
    private let knownVersion = Mutex<Int?>(nil)
    private let closed = Mutex(false)
    private let calls = DispatchGroup()

    /// Opens a file that was inspected.
    ///
    /// - Throws: `CredentialStoreError` for what SQLite refuses.
    init(_ found: DatabaseLocation.Found, _ schema: CredentialSchema) throws(CredentialStoreError) {
        self.path = found.path
        self.schema = schema
        self.status = found.status
        self.pool = try sqlite(at: found.path) {
            try DatabasePool(path: found.path.string, configuration: .credentials(readOnly: true))
        }
    }

    /// The connection that writes.
    ///
    /// - Throws: `CredentialStoreError` when the file was closed or replaced meanwhile, and what SQLite throws.
    func openWriter() throws -> DatabaseQueue {
        try writer.withLock { writer in
            if let writer { return writer }
            let queue = try DatabaseQueue(path: path.string, configuration: .credentials())
            try queue.inDatabase { database in
                // With the usual NORMAL, the last writes are lost when the power fails.
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304")
            }
            // The path may have led to another file by then, which nobody has looked at.
            guard isInPlace else { throw CredentialStoreError.replacedBeforeWrite(path) }
            writer = queue
            return queue
        }
    }

    /// Whether the path still leads to this file, and nobody else may use it.
    ///
    /// It takes one system call; when the answer is no, opening the path anew says why.
    var isInPlace: Bool {
        do {
            let now = try FileStatus(of: path)
            return now.isSameFile(as: status) && now.isOurs && !now.isOpenToOthers
        } catch {
            return false
        }
    }

    /// Does work on the connections, which are not closed before its end.
    ///
    /// - Returns: What the work returns, or nil when they are closed already.
    /// - Throws: What the work throws.
    func whileOpen<Value>(
        _ work: () throws(CredentialStoreError) -> Value
    ) throws(CredentialStoreError) -> Value? {
        let isOpen = closed.withLock { isClosed in
            if !isClosed { calls.enter() }
            return !isClosed
        }
        guard isOpen else { return nil }
        defer { calls.leave() }
        return try work()
    }

    /// Throws when a newer version of the program has changed the tables since the file was opened.
    ///
    /// A write asks, within its transaction. A read need not: an envelope says its own version.
    ///
    /// - Throws: `CredentialStoreError` with the code `unsupported`, and what SQLite throws.
    func checkVersion(_ connection: Database) throws {
        let statement = try connection.cachedStatement(sql: "PRAGMA schema_version")
        let version = try Int.fetchOne(statement)
        guard knownVersion.withLock({ $0 }) != version else { return }
        guard try !schema.migrator.hasBeenSuperseded(connection) else { throw CredentialStoreError.newer(path) }
        knownVersion.withLock { $0 = version }
    }

    /// Waits for the calls under way and closes the connections.
    ///
    /// The write-ahead log is emptied before: a file that was moved keeps its last writes, and one that was put in its
    /// place is not opened with the log of another database.
    func close() {
        closed.withLock { $0 = true }
        calls.wait()
        let open = writer.withLock { writer in
            defer { writer = nil }
            return writer
        }
        do {
            try LockWait.never { try open?.inDatabase { database in _ = try database.checkpoint(.truncate) } }
        } catch {
            // Another process reads from the log; then it empties it, or the next one that opens the file.
        }
        do {
            try pool.close()
            try open?.close()
            guard open == nil, isInPlace else { return }
            // A connection that cannot write leaves an empty log behind when it is the last one.
            try DatabaseQueue(path: path.string, configuration: .credentials()).close()
        } catch {
            // What could not be closed now is closed with the last reference to it.
        }
    }
}
#endif
