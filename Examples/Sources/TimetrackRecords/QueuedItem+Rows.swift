import GRDB
import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Queued items as rows of the journal, within a transaction of the caller.

extension QueuedItem {
    private static var columns: String {
        """
        queued.*, EXISTS (
            SELECT * FROM intent WHERE intent.purpose = 'queue:' || queued.id AND intent.state IN ('sending', 'accepted')
        ) OR queued.stopping IS NOT NULL AS is_uncertain
        """
    }

    /// All items in the order of their times.
    static func all(_ database: Database) throws -> [QueuedItem] {
        try Row.fetchAll(database, sql: "SELECT \(columns) FROM queued ORDER BY start, id")
            .map { row in try QueuedItem(row) }
    }

    /// The item with a number, or nil when there is none.
    static func one(_ id: ID, _ database: Database) throws -> QueuedItem? {
        try Row.fetchOne(database, sql: "SELECT \(columns) FROM queued WHERE id = ?", arguments: [id])
            .map { row in try QueuedItem(row) }
    }

    /// Adds an item.
    static func insert(
        _ kind: Kind,
        _ work: QueuedWork,
        from start: Date,
        to end: Date?,
        for target: QueueTarget,
        _ database: Database
    ) throws -> QueuedItem {
        try database.execute(
            sql: """
                INSERT INTO queued
                    (kind, start, end, description, project, task, tags, billable, origin, account, workspace)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                kind.rawValue, start.wholeSeconds, end?.wholeSeconds, work.description, work.project, work.task,
                try JSONColumn.text(work.tags), work.isBillable, target.origin, target.account, target.workspace,
            ]
        )
        guard let item = try one(database.lastInsertedRowID, database) else { throw EntryIntent.changedMeanwhile }
        return item
    }

    init(_ row: Row) throws {
        let seconds: Int64 = row["start"]
        let end: Int64? = row["end"]
        let kind: String = row["kind"]
        let workspace: String? = row["workspace_id"]
        let user: String? = row["user_id"]
        let target = QueueTarget(origin: row["origin"], account: row["account"], workspace: row["workspace"])
        self.init(
            id: row["id"],
            kind: Kind(rawValue: kind) ?? .entry,
            start: Date(timeIntervalSince1970: Double(seconds)),
            end: end.map { Date(timeIntervalSince1970: Double($0)) },
            work: QueuedWork(
                description: row["description"],
                project: row["project"],
                task: row["task"],
                tags: try JSONColumn.value(row["tags"]),
                isBillable: row["billable"]
            ),
            target: target,
            scope: workspace.flatMap { workspace in
                user.map { EntryScope(origin: target.origin, workspace: workspace, user: $0) }
            },
            stopping: row["stopping"],
            problem: row["problem"],
            isUncertain: row["is_uncertain"]
        )
    }
}

extension Date {
    /// The second that the moment lies in, counted from 1970.
    var wholeSeconds: Int64 { Int64(timeIntervalSince1970.rounded(.down)) }
}
