public import Crypto
import GRDB
import ServerUsers
import Synchronization
public import SystemPackage

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What the server keeps beside the tokens: the audit, what users may do, sessions that were ended, running timers, and
/// who was forgotten.
///
/// It is the SQLite file `server.sqlite` in the server's data directory. Several processes may open it; what one records
/// of a user holds in all of them at once, because each looks at the count of changes in `server.changes` before it
/// believes what it has in memory.
///
/// ## Usage
///
/// ```swift
/// let records = try await ServerDatabase.open(in: directory, fingerprintKey: keys.fingerprintKey) { Date() }
/// async let beat: Void = records.run(sleep: { try await Task.sleep(for: $0) }, onFailure: report)
/// guard try !records.standing(of: user).isDisabled else { return refusal }
/// ```
///
/// ## Security
///
/// The directory has to be for the server's user alone. There is no token in the records. Names of users are, until they
/// are forgotten: then the rows of the audit stay and name nobody.
public final class ServerDatabase: Sendable {
    /// What to do when the records belong to another fingerprint key than the one that was given.
    public enum KeyChange: Sendable, Hashable {
        /// Refuse to open them.
        case refused
        /// Go on with the new key, because the former one is lost: fingerprints of the same token differ from now on,
        /// and users who were forgotten before are not recognised any more in backups of tokens.
        case accepted
    }

    let files: RecordsFiles
    let connections: Connections
    let counter: ChangeCounter
    let hashes: KeyedHashes
    let now: @Sendable () -> Date
    let audit = AuditBuffer()
    let standings = Mutex<StandingsSnapshot?>(nil)
    private let facts: FileFacts
    private let closed = Atomic(false)

    private init(_ files: RecordsFiles, _ opening: RecordsOpening, _ setup: Setup) throws {
        self.files = files
        self.hashes = KeyedHashes(setup.fingerprintKey)
        self.now = setup.now
        self.connections = try Connections(
            writer: opening.open(),
            at: files.database,
            version: setup.schema.version
        )
        self.counter = ChangeCounter(files.counter)
        guard let facts = try FileFacts.of(files.database) else { throw Self.gone(files.database) }
        self.facts = facts
    }

    /// What a program gives to open the records.
    struct Setup: Sendable {
        var fingerprintKey: SymmetricKey
        var keyChange: KeyChange = .refused
        var schema = Schema.current
        var now: @Sendable () -> Date
    }

    /// Opens the records, makes them where there are none, and brings their tables up to date.
    ///
    /// Before the tables of a file that is there are changed, a copy is kept beside it as
    /// `server.sqlite.before-version-` and the new version's number.
    ///
    /// - Parameters:
    ///   - directory: The server's data directory, which is made when it is missing.
    ///   - fingerprintKey: The server's own key for fingerprints of tokens.
    ///   - keyChange: What to do when the records belong to another key.
    ///   - now: The present moment.
    /// - Returns: The open records.
    /// - Throws: ``ServerRecordsError`` when they cannot be used; then they are as they were.
    public static func open(
        in directory: FilePath,
        fingerprintKey: SymmetricKey,
        keyChange: KeyChange = .refused,
        now: @escaping @Sendable () -> Date
    ) async throws -> ServerDatabase {
        try await open(in: directory, Setup(fingerprintKey: fingerprintKey, keyChange: keyChange, now: now))
    }

    static func open(in directory: FilePath, _ setup: Setup) async throws -> ServerDatabase {
        try await onThread {
            let files = try RecordsDirectory.prepare(directory)
            let database = try ServerDatabase(files, RecordsOpening(files: files, schema: setup.schema), setup)
            try sqlite(at: files.database) {
                try database.connections.writer.inDatabase { connection in
                    try connection.whole {
                        try database.hashes.check(connection, at: files.database, setup.keyChange)
                        guard try !database.counter.has(Changes.count(connection)) else { return }
                        try Changes.make(connection, database.counter) { _ in }
                    }
                }
            }
            _ = try database.currentStandings()
            return database
        }
    }

    /// Writes what was noted, and closes the connections; nothing can be done with the records afterwards.
    ///
    /// - Throws: ``ServerRecordsError`` when what was noted could not be written.
    public func close() async throws {
        defer { closed.store(true, ordering: .releasing) }
        try await flush()
        let connections = connections
        try await onThread {
            try sqlite(at: connections.path) {
                try connections.standings.close()
                try connections.reader.close()
                try connections.writer.close()
            }
        }
    }

    /// Whether nothing can be done with the records any more.
    var isClosed: Bool { closed.load(ordering: .acquiring) }

    /// Throws when the records were closed.
    func checkOpen() throws {
        guard !isClosed else {
            throw ServerRecordsError(.closed, "The records \(files.database) were closed; open them again.")
        }
    }

    /// Throws when the path does not lead to the file that was opened any more.
    func checkPlace() throws {
        guard let found = try FileFacts.of(files.database), found.isSameFile(as: facts) else {
            throw Self.gone(files.database)
        }
    }

    private static func gone(_ path: FilePath) -> ServerRecordsError {
        ServerRecordsError(.replaced, "The records \(path) were moved or exchanged meanwhile; start the server anew.")
    }
}
