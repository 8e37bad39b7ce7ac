#if EncryptedDatabase
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
    private let writer = Mutex<DatabaseQueue?>(nil)
    private let seenCanaries = Mutex<Set<EncryptionKeyID>>([])
    private let closed = Atomic(false)

    /// Opens a file that was inspected.
    ///
    /// - Throws: `CredentialStoreError` for what SQLite refuses.
    init(_ found: DatabaseLocation.Found) throws(CredentialStoreError) {
        self.path = found.path
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
            // The path may lead to another file by now, which nobody has looked at.
            guard !isClosed else { throw CredentialStoreError.replacedBeforeWrite(path) }
            let queue = try DatabaseQueue(path: path.string, configuration: .credentials())
            try queue.inDatabase { database in
                // With the usual NORMAL, the last writes are lost when the power fails.
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304")
            }
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

    /// Whether the connections were closed.
    var isClosed: Bool { closed.load(ordering: .acquiring) }

    /// Waits for the calls under way and closes the connections.
    ///
    /// The write-ahead log is emptied before: a file that was moved keeps its last writes, and one that was put in its
    /// place is not opened with the log of another database.
    func close() {
        closed.store(true, ordering: .releasing)
        let open = writer.withLock { writer in
            defer { writer = nil }
            return writer
        }
        do {
            try open?.inDatabase { database in _ = try database.checkpoint(.truncate) }
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

    /// Remembers that a key was known to the database.
    func remember(_ canaries: some Sequence<EncryptionKeyID>) {
        seenCanaries.withLock { $0.formUnion(canaries) }
    }

    /// Whether a key was known to the database since it was opened, so that its absence means that it was retired.
    func hasSeenCanary(of id: EncryptionKeyID) -> Bool {
        seenCanaries.withLock { $0.contains(id) }
    }
}
#endif
