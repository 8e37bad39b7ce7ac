import GRDB
import SystemPackage

/// The opening of the records: made where there are none, migrated where they are older.
///
/// It blocks the thread.
struct RecordsOpening {
    let files: RecordsFiles
    let schema: Schema

    /// Makes or migrates the file and connects to it.
    ///
    /// - Returns: The connection that writes.
    /// - Throws: ``ServerRecordsError`` when the records cannot be used; then they are as they were.
    func open() throws -> DatabaseQueue {
        try OpeningLock.whileHeld(files.lock) {
            if let found = try RecordsInspection.of(files, schema) {
                if found.version < schema.version { try migrate() }
            } else {
                try create()
            }
            return try sqlite(at: files.database) {
                let queue = try connect()
                try queue.inDatabase { database in
                    guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
                        throw DatabaseError(resultCode: .SQLITE_LOCKED)
                    }
                }
                return queue
            }
        }
    }

    private func connect() throws -> DatabaseQueue {
        try DatabaseQueue(path: files.database.string, configuration: .records(isReader: false))
    }

    private func create() throws {
        // The lock is held, so nobody else takes the name.
        _ = try NewFile(for: files.database).build(hasLog: true) { queue in try schema.migrate(queue) }
    }

    private func migrate() throws {
        try sqlite(at: files.database) {
            let queue = try connect()
            try RecordsCopy.write(
                from: queue,
                toFreeNameOf: files.database.withSuffix(".before-version-\(schema.version)")
            )
            try schema.migrate(queue)
            try queue.close()
        }
    }
}
