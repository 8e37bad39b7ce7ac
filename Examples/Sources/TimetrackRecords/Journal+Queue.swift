import GRDB

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What waits on this machine until it can be sent.

extension Journal {
    static func registerQueue(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("queue") { database in
            try database.execute(
                sql: """
                    CREATE TABLE queued (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        kind TEXT NOT NULL CHECK (kind IN ('timer', 'entry', 'stop')),
                        start INTEGER NOT NULL,
                        end INTEGER CHECK (end >= start),
                        description TEXT,
                        project TEXT,
                        task TEXT,
                        tags TEXT NOT NULL,
                        billable INTEGER,
                        origin TEXT NOT NULL,
                        account TEXT NOT NULL,
                        workspace TEXT,
                        workspace_id TEXT,
                        user_id TEXT,
                        stopping TEXT,
                        problem TEXT
                    )
                    """
            )
        }
    }

    /// Everything that is queued, in the order of the times.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func queue() async throws -> [QueuedItem] {
        try await read { database in try QueuedItem.all(database) }
    }

    /// A queued item as it stands now, or nil when it is gone.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func queuedItem(_ id: QueuedItem.ID) async throws -> QueuedItem? {
        try await read { database in try QueuedItem.one(id, database) }
    }

    /// Notes whose entries queued items turned out to be, so that no other key ever sends them.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written.
    package func bind(_ items: [QueuedItem], to scope: EntryScope) async throws {
        try await write { database in
            for item in items where item.scope == nil {
                try database.execute(
                    sql: "UPDATE queued SET workspace_id = ?, user_id = ? WHERE id = ? AND user_id IS NULL",
                    arguments: [scope.workspace, scope.user, item.id]
                )
            }
        }
    }

    /// Writes down what a queued item is to become.
    ///
    /// - Parameters:
    ///   - item: The item as it was read.
    ///   - entry: The entry, with the ids of what the item names.
    ///   - scope: Whose entry it is.
    /// - Returns: The intent, or nil when the item was changed or dropped meanwhile.
    /// - Throws: ``Failure`` when the journal cannot be written; then nothing is planned.
    package func plan(
        _ item: QueuedItem,
        as entry: PlannedEntry,
        in scope: EntryScope
    ) async throws -> EntryIntent? {
        try await write { database in
            guard let current = try QueuedItem.one(item.id, database), current.start == item.start,
                current.end == item.end, current.work == item.work
            else { return nil }
            let planned = try EntryIntent.all(for: item.purpose, in: scope, database)
            if let sent = planned.first(where: { !$0.isCertainlyAbsent }) { return sent }
            // Planned anew, because a name may mean something else by now.
            for intent in planned { try EntryIntent.delete(intent.id, database) }
            return try EntryIntent.insert(entry, at: 0, for: item.purpose, in: scope, database)
        }
    }

    /// Notes which running timer a queued stop is about to end.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written; then nothing may be sent.
    package func markStopping(_ item: QueuedItem.ID, of entryID: String) async throws {
        try await write { database in
            try database.execute(sql: "UPDATE queued SET stopping = ? WHERE id = ?", arguments: [entryID, item])
        }
    }

    /// Notes why a queued item could not be pushed.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written.
    package func keep(_ item: QueuedItem.ID, because problem: String) async throws {
        try await write { database in
            try database.execute(
                sql: "UPDATE queued SET problem = ?, stopping = NULL WHERE id = ?",
                arguments: [problem, item]
            )
        }
    }

    /// Removes an item from the queue, and what was planned for it and not accepted.
    ///
    /// - Returns: Whether it was there.
    /// - Throws: ``Failure`` when the journal cannot be written.
    @discardableResult
    package func removeQueued(_ item: QueuedItem.ID) async throws -> Bool {
        try await write { database in
            try database.execute(
                sql: "DELETE FROM intent WHERE purpose = 'queue:' || ? AND state <> 'accepted'",
                arguments: [item]
            )
            try database.execute(sql: "DELETE FROM queued WHERE id = ?", arguments: [item])
            return database.changesCount > 0
        }
    }
}
