import GRDB
import SystemPackage

/// What a file turns out to be, found out on a connection that cannot change it.
struct RecordsInspection {
    /// The version of its tables.
    let version: Int

    /// Looks for the records.
    ///
    /// - Parameters:
    ///   - files: Where they lie.
    ///   - schema: The tables that the program knows.
    /// - Returns: What they are, or nil when there are provably none.
    /// - Throws: ``ServerRecordsError`` when they were lost, are broken, open to others or of a newer version.
    static func of(_ files: RecordsFiles, _ schema: Schema) throws -> RecordsInspection? {
        let path = files.database
        guard let facts = try FileFacts.of(path) else {
            try checkNothingIsLeft(of: files)
            return nil
        }
        guard facts.isFile else { throw ServerRecordsError.broken(path, "is no regular file") }
        try facts.checkPrivate(path)
        for suffix in RecordsFiles.companionSuffixes {
            let companion = path.withSuffix(suffix)
            try FileFacts.of(companion)?.checkPrivate(companion)
        }
        guard facts.size > 0 else { throw ServerRecordsError.broken(path, "is empty") }
        return RecordsInspection(version: try sqlite(at: path) { try version(of: files, facts, schema) })
    }

    /// Throws when something says that there were records: to begin anew would enable everybody who was disabled.
    private static func checkNothingIsLeft(of files: RecordsFiles) throws {
        let log = files.database.withSuffix("-wal")
        for path in [files.counter, log] where try FileFacts.of(path).map({ $0.size > 0 }) == true {
            throw ServerRecordsError(
                .corrupted,
                "The records \(files.database) are gone, and \(path) is still there; restore them from a backup, or "
                    + "remove that file as well to begin anew."
            )
        }
    }

    private static func version(of files: RecordsFiles, _ facts: FileFacts, _ schema: Schema) throws -> Int {
        let path = files.database
        let queue = try DatabaseQueue(path: path.string, configuration: .records(isReader: true))
        let version = try queue.read { database in
            guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == Schema.applicationID else {
                throw ServerRecordsError.broken(path, "has no records of timetrack-server")
            }
            let version = try Schema.version(of: database)
            guard version <= schema.version else { throw ServerRecordsError.newer(path, version: version) }
            guard version > 0, try database.tableExists("person"), try database.tableExists("audit") else {
                throw ServerRecordsError.broken(path, "lacks the tables of the records")
            }
            // SQLite reads a missing end as zeros. While there is a log the rest may be in there.
            let hasLog = try (FileFacts.of(path.withSuffix("-wal"))?.size ?? 0) > 0
            let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
            guard hasLog || pageSize > 0 && facts.size.isMultiple(of: pageSize) else {
                throw ServerRecordsError.broken(path, "lacks its end")
            }
            return version
        }
        try queue.close()
        return version
    }
}
