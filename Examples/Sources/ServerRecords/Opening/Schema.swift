import GRDB

/// The tables of the records, as steps that each lead from one version to the next.
///
/// The version is what SQLite keeps as `user_version`.
struct Schema: Sendable {
    /// One step.
    struct Step: Sendable {
        /// What it does, in a few words.
        let summary: String
        /// Does it.
        let apply: @Sendable (Database) throws -> Void
    }

    /// What says in the file's header that it is one of ours.
    static let applicationID: Int32 = 0x5454_5352

    /// The steps; the first one makes a file of version 1.
    let steps: [Step]

    /// The version that this program writes.
    var version: Int { steps.count }

    /// Takes the steps that a database has not taken, all of them or none.
    func migrate(_ queue: DatabaseQueue) throws {
        try queue.inDatabase { database in
            try database.inTransaction(.exclusive) {
                let taken = try Self.version(of: database)
                for step in steps.dropFirst(taken) { try step.apply(database) }
                try database.execute(
                    sql: "PRAGMA user_version = \(version); PRAGMA application_id = \(Self.applicationID)"
                )
                return .commit
            }
        }
    }

    /// The version of a database.
    static func version(of database: Database) throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "PRAGMA user_version")) ?? 0
    }
}
