import GRDB

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

extension Journal {
    static func registerWorkdays(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("workdays") { database in
            try database.execute(
                sql: """
                    CREATE TABLE workday (
                        origin TEXT NOT NULL,
                        workspace TEXT NOT NULL,
                        user TEXT NOT NULL,
                        day TEXT NOT NULL,
                        local_projects TEXT NOT NULL,
                        completed REAL,
                        PRIMARY KEY (origin, workspace, user, day)
                    )
                    """
            )
        }
    }

    /// What the intents of a day are filed under.
    package static func purpose(ofWorkday day: String) -> String { "workday:\(day)" }

    /// The days that were begun, the first one first.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func workdays(in scope: EntryScope) async throws -> [WorkdayRecord] {
        try await read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT day, local_projects, completed FROM workday
                    WHERE origin = ? AND workspace = ? AND user = ? ORDER BY day
                    """,
                arguments: [scope.origin, scope.workspace, scope.user]
            )
            .map { row in try WorkdayRecord(row, in: scope, database) }
        }
    }

    /// The days of which another workspace of the same user has an entry, or may have.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func workdaysElsewhere(than scope: EntryScope) async throws -> Set<String> {
        try await read { database in
            try Set(
                String.fetchAll(
                    database,
                    sql: """
                        SELECT day FROM workday
                        WHERE origin = ? AND user = ? AND workspace <> ? AND (
                            completed IS NOT NULL OR EXISTS (
                                SELECT * FROM intent
                                WHERE intent.origin = workday.origin AND intent.workspace = workday.workspace
                                    AND intent.user = workday.user AND intent.purpose = ? || workday.day
                                    AND intent.state IN ('sending', 'accepted')
                            )
                        )
                        """,
                    arguments: [scope.origin, scope.user, scope.workspace, Self.purpose(ofWorkday: "")]
                )
            )
        }
    }

    /// Begins a day: writes down its entries, all of them or none.
    ///
    /// A day of which the service has an entry, or may have, stays as it was begun. One of which it certainly has none
    /// is planned anew.
    ///
    /// - Parameters:
    ///   - day: The day, such as `2026-11-20`.
    ///   - entries: The entries in the order of time.
    ///   - localProjects: The folders of the local projects that each entry stands for.
    ///   - scope: Whose entries they are.
    /// - Returns: The day as it stands in the journal now.
    /// - Throws: ``Failure`` when the journal cannot be written; then nothing is planned.
    package func beginWorkday(
        _ day: String,
        _ entries: [PlannedEntry],
        localProjects: [[String]],
        in scope: EntryScope
    ) async throws -> WorkdayRecord {
        let purpose = Self.purpose(ofWorkday: day)
        let folders = try JSONColumn.text(localProjects)
        return try await write { database in
            let begun = try EntryIntent.all(for: purpose, in: scope, database)
            if begun.allSatisfy(\.isCertainlyAbsent), begun.map(\.entry) != entries {
                for intent in begun { try EntryIntent.delete(intent.id, database) }
                for (position, entry) in entries.enumerated() {
                    try EntryIntent.insert(entry, at: position, for: purpose, in: scope, database)
                }
                try database.execute(
                    sql: """
                        INSERT INTO workday (origin, workspace, user, day, local_projects) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO UPDATE SET local_projects = excluded.local_projects
                        """,
                    arguments: [scope.origin, scope.workspace, scope.user, day, folders]
                )
            }
            return try WorkdayRecord.one(day, in: scope, database)
        }
    }

    /// Changes what an entry of a day is to be, as long as the service certainly does not have it.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written, or the entry was sent meanwhile.
    package func amend(_ intent: EntryIntent.ID, to entry: PlannedEntry) async throws {
        let text = try JSONColumn.text(entry)
        try await write { database in
            guard try EntryIntent.one(intent, database).isCertainlyAbsent else { throw EntryIntent.changedMeanwhile }
            try database.execute(
                sql: "UPDATE intent SET entry = ?, state = 'planned', message = NULL WHERE id = ?",
                arguments: [text, intent]
            )
        }
    }

    /// Marks a day as complete, if each of its entries was accepted.
    ///
    /// - Returns: The day as it stands in the journal now.
    /// - Throws: ``Failure`` when the journal cannot be written.
    package func completeWorkday(_ day: String, in scope: EntryScope, at moment: Date) async throws -> WorkdayRecord {
        try await write { database in
            let record = try WorkdayRecord.one(day, in: scope, database)
            guard record.isAccepted, !record.isComplete else { return record }
            try database.execute(
                sql: "UPDATE workday SET completed = ? WHERE origin = ? AND workspace = ? AND user = ? AND day = ?",
                arguments: [moment.timeIntervalSince1970, scope.origin, scope.workspace, scope.user, day]
            )
            return try WorkdayRecord.one(day, in: scope, database)
        }
    }

    /// A day as it stands in the journal.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read, or the day was never begun.
    package func workday(_ day: String, in scope: EntryScope) async throws -> WorkdayRecord {
        try await read { database in try WorkdayRecord.one(day, in: scope, database) }
    }
}
