import GRDB
package import SystemPackage

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

// What commands have changed, so that it can be undone, also after the process or the answer was lost.

extension Journal {
    static func registerChanges(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("changes") { database in
            try database.execute(
                sql: """
                    CREATE TABLE change (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        origin TEXT NOT NULL,
                        workspace TEXT NOT NULL,
                        user TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        summary TEXT NOT NULL,
                        made_at INTEGER NOT NULL
                    );
                    CREATE INDEX change_scope ON change (origin, workspace, user, id);
                    CREATE TABLE change_step (
                        change INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
                        position INTEGER NOT NULL,
                        action TEXT NOT NULL,
                        state TEXT NOT NULL,
                        before TEXT,
                        after TEXT,
                        PRIMARY KEY (change, position)
                    );
                    """
            )
        }
    }

    /// The file that is locked by whoever changes entries.
    package var changesLockPath: FilePath {
        FilePath(database.path).removingLastComponent().appending("changes.lock")
    }

    /// How many changes of a scope are kept.
    private static var mostChanges: Int { 200 }

    /// Writes down a change before anything of it is sent.
    ///
    /// - Parameters:
    ///   - kind: The command.
    ///   - summary: The entry, in words.
    ///   - steps: What it consists of.
    ///   - scope: Whose entries they are.
    ///   - date: The present moment, of which whole seconds count.
    /// - Returns: The change as it is recorded.
    /// - Throws: ``Failure`` when it cannot be written.
    package func begin(
        _ kind: RecordedChange.Kind,
        _ summary: String,
        _ steps: [ChangeStep],
        in scope: EntryScope,
        at date: Date
    ) async throws -> RecordedChange {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let id = try await write { database in
            try database.execute(
                sql: "INSERT INTO change (origin, workspace, user, kind, summary, made_at) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [scope.origin, scope.workspace, scope.user, kind.rawValue, summary, seconds]
            )
            let id = database.lastInsertedRowID
            for (position, step) in steps.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO change_step (change, position, action, state, before, after)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        id, position, step.action.rawValue, step.state.rawValue, try step.before.map(Self.text),
                        try step.after.map(Self.text),
                    ]
                )
            }
            try database.execute(
                sql: """
                    DELETE FROM change WHERE origin = ? AND workspace = ? AND user = ? AND id <= (
                        SELECT id FROM change WHERE origin = ? AND workspace = ? AND user = ?
                        ORDER BY id DESC LIMIT 1 OFFSET ?)
                    """,
                arguments: [
                    scope.origin, scope.workspace, scope.user, scope.origin, scope.workspace, scope.user,
                    Self.mostChanges,
                ]
            )
            return id
        }
        let date = Date(timeIntervalSince1970: Double(seconds))
        return RecordedChange(id: id, kind: kind, summary: summary, date: date, steps: steps)
    }

    /// Writes down how far one step of a change has come.
    ///
    /// - Parameters:
    ///   - change: The change, with the step as it is now.
    ///   - position: Which step, from 0.
    /// - Throws: ``Failure`` when it cannot be written.
    package func update(_ change: RecordedChange, at position: Int) async throws {
        let (id, step) = (change.id, change.steps[position])
        try await write { database in
            try database.execute(
                sql: "UPDATE change_step SET state = ?, before = ?, after = ? WHERE change = ? AND position = ?",
                arguments: [
                    step.state.rawValue, try step.before.map(Self.text), try step.after.map(Self.text), id, position,
                ]
            )
        }
    }

    /// Writes down that a step was undone whose entry has come back with another id, by which all changes name it from now.
    ///
    /// - Parameters:
    ///   - change: The change, with the step as it is now.
    ///   - position: Which step, from 0.
    ///   - id: The former id.
    ///   - newID: The id that the entry has now.
    ///   - scope: Whose entry it is.
    /// - Throws: ``Failure`` when it cannot be written.
    package func update(
        _ change: RecordedChange,
        at position: Int,
        renaming id: String,
        to newID: String,
        in scope: EntryScope
    ) async throws {
        let (number, state) = (change.id, change.steps[position].state.rawValue)
        try await write { database in
            try database.execute(
                sql: "UPDATE change_step SET state = ? WHERE change = ? AND position = ?",
                arguments: [state, number, position]
            )
            for column in ["before", "after"] {
                try database.execute(
                    sql: """
                        UPDATE change_step SET \(column) = json_set(\(column), '$.id', ?)
                        WHERE json_extract(\(column), '$.id') = ? AND change IN (
                            SELECT id FROM change WHERE origin = ? AND workspace = ? AND user = ?)
                        """,
                    arguments: [newID, id, scope.origin, scope.workspace, scope.user]
                )
            }
        }
    }

    /// The changes of a scope, the newest first, those that were undone or never came about among them.
    ///
    /// - Parameters:
    ///   - scope: Whose entries they are about.
    ///   - limit: How many at most.
    /// - Returns: The changes.
    /// - Throws: ``Failure`` when they cannot be read.
    package func changes(in scope: EntryScope, limit: Int) async throws -> [RecordedChange] {
        try await read { database in
            try Self.changes(
                database,
                "SELECT * FROM change WHERE origin = ? AND workspace = ? AND user = ? ORDER BY id DESC LIMIT ?",
                [scope.origin, scope.workspace, scope.user, limit]
            )
        }
    }

    /// The newest change of a scope of which something stands, or may stand; nil when there is none.
    ///
    /// - Parameter scope: Whose entries it is about.
    /// - Returns: The change.
    /// - Throws: ``Failure`` when it cannot be read.
    package func lastChange(in scope: EntryScope) async throws -> RecordedChange? {
        try await read { database in
            try Self.changes(
                database,
                """
                SELECT * FROM change WHERE origin = ? AND workspace = ? AND user = ? AND EXISTS (
                    SELECT 1 FROM change_step WHERE change = change.id AND state IN ('intended', 'done', 'undoing'))
                ORDER BY id DESC LIMIT 1
                """,
                [scope.origin, scope.workspace, scope.user]
            )
            .first
        }
    }
}
