import GRDB

/// A workday whose entries are being created, or were.
package struct WorkdayRecord: Hashable, Sendable {
    /// The day, such as `2026-11-20`.
    package let day: String

    /// Whether every entry of it was accepted.
    package let isComplete: Bool

    /// The folders of the local projects that each entry stands for, in the order of the entries.
    package let localProjects: [[String]]

    /// The entries in the order of time.
    package let intents: [EntryIntent]
}

extension WorkdayRecord {
    /// Whether the service has every entry.
    package var isAccepted: Bool {
        intents.allSatisfy { intent in
            if case .accepted = intent.state { true } else { false }
        }
    }

    static func one(_ day: String, in scope: EntryScope, _ database: Database) throws -> WorkdayRecord {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT day, local_projects, completed FROM workday
                WHERE origin = ? AND workspace = ? AND user = ? AND day = ?
                """,
            arguments: [scope.origin, scope.workspace, scope.user, day]
        )
        guard let row else { throw EntryIntent.changedMeanwhile }
        return try WorkdayRecord(row, in: scope, database)
    }

    init(_ row: Row, in scope: EntryScope, _ database: Database) throws {
        let day: String = row["day"]
        self.init(
            day: day,
            isComplete: !row.hasNull(atIndex: 2),
            localProjects: try JSONColumn.value(row["local_projects"]),
            intents: try EntryIntent.all(for: Journal.purpose(ofWorkday: day), in: scope, database)
        )
    }
}
