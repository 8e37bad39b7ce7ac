#if EncryptedDatabase
import GRDB
import SystemPackage

/// A connection of another program that keeps a database for itself, or its writes, until it is released.
final class BlockedDatabase: Sendable {
    private let queue: DatabaseQueue

    /// Takes the lock.
    ///
    /// - Parameters:
    ///   - path: The path of the database.
    ///   - isExclusive: Whether readers are kept out as well.
    /// - Throws: What SQLite throws.
    init(_ path: FilePath, isExclusive: Bool) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        configuration.allowsUnsafeTransactions = true
        queue = try DatabaseQueue(path: path.string, configuration: configuration)
        try queue.inDatabase { database in
            if isExclusive { _ = try String.fetchOne(database, sql: "PRAGMA locking_mode = EXCLUSIVE") }
            try database.beginTransaction(.exclusive)
        }
    }

    /// Gives the lock back.
    func release() throws {
        try queue.inDatabase { try $0.rollback() }
        try queue.close()
    }
}
#endif
