#if EncryptedDatabase
import GRDB
import Synchronization
import SystemPackage
import TimeTrackingKit
import TimeTrackingSealing

/// The connections to one file that was found to be a database of credentials.
final class OpenDatabase: Sendable {
    /// One connection that writes and several that read.
    let pool: DatabasePool

    /// The path of the file without links.
    let path: FilePath

    private let status: FileStatus
    private let seenCanaries = Mutex<Set<EncryptionKeyID>>([])
    private let closed = Atomic(false)

    /// Opens a file that was inspected.
    ///
    /// - Throws: `CredentialStoreError` for what SQLite refuses.
    init(_ found: DatabaseLocation.Found) throws(CredentialStoreError) {
        self.path = found.path
        self.status = found.status
        self.pool = try sqlite(at: found.path) {
            let pool = try DatabasePool(path: found.path.string, configuration: .credentials())
            try pool.writeWithoutTransaction { database in
                // GRDB sets NORMAL with the write-ahead log, which loses the last writes when the power fails.
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304")
            }
            return pool
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
        do {
            try pool.writeWithoutTransaction { database in _ = try database.checkpoint(.truncate) }
        } catch {
            // Another process reads from the log; then it empties it, or the next one that opens the file.
        }
        do {
            try pool.close()
            guard isInPlace else { return }
            // The pool closes a connection last that cannot write, and so leaves an empty log behind.
            try DatabaseQueue(path: path.string, configuration: .credentials()).close()
        } catch {
            // What could not be closed now is closed with the last reference to the pool.
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
