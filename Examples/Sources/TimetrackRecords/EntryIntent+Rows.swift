package import GRDB
package import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Intents as rows of the journal, within a transaction of the caller.

extension EntryIntent {
    /// The intents for a purpose in their order.
    ///
    /// - Throws: `DatabaseError`, or ``Failure`` for a row that cannot be understood.
    package static func all(
        for purpose: String,
        in scope: EntryScope,
        _ database: Database
    ) throws -> [EntryIntent] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM intent WHERE origin = ? AND workspace = ? AND user = ? AND purpose = ? ORDER BY position
                """,
            arguments: [scope.origin, scope.workspace, scope.user, purpose]
        )
        .map { row in try EntryIntent(row) }
    }

    /// Those of the intents for a purpose, or for a part of it, that were sent and whose fate is not known.
    static func open(for purpose: String, in scope: EntryScope, _ database: Database) throws -> [EntryIntent] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM intent
                WHERE origin = ? AND workspace = ? AND user = ? AND (purpose = ? OR purpose GLOB ?)
                    AND state = 'sending'
                ORDER BY id
                """,
            arguments: [scope.origin, scope.workspace, scope.user, purpose, "\(purpose):*"]
        )
        .map { row in try EntryIntent(row) }
    }

    /// The position after the last one of a purpose.
    static func nextPosition(for purpose: String, in scope: EntryScope, _ database: Database) throws -> Int {
        let last = try Int.fetchOne(
            database,
            sql: "SELECT MAX(position) FROM intent WHERE origin = ? AND workspace = ? AND user = ? AND purpose = ?",
            arguments: [scope.origin, scope.workspace, scope.user, purpose]
        )
        return last.map { $0 + 1 } ?? 0
    }

    /// The intent with a number.
    ///
    /// - Throws: `DatabaseError`, or ``Failure`` when it is gone or cannot be understood.
    package static func one(_ id: ID, _ database: Database) throws -> EntryIntent {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM intent WHERE id = ?", arguments: [id]) else {
            throw changedMeanwhile
        }
        return try EntryIntent(row)
    }

    /// That somebody else dealt with an intent in between.
    package static var changedMeanwhile: Failure {
        Failure(
            .unexpected,
            "changed_meanwhile",
            "What was to be sent was changed by another command meanwhile; run this one again."
        )
    }

    /// Adds an intent of which nothing was sent yet.
    @discardableResult
    static func insert(
        _ entry: PlannedEntry,
        at position: Int,
        for purpose: String,
        in scope: EntryScope,
        _ database: Database
    ) throws -> EntryIntent {
        try database.execute(
            sql: """
                INSERT INTO intent (origin, workspace, user, purpose, position, entry, state)
                VALUES (?, ?, ?, ?, ?, ?, 'planned')
                """,
            arguments: [scope.origin, scope.workspace, scope.user, purpose, position, try JSONColumn.text(entry)]
        )
        return try one(database.lastInsertedRowID, database)
    }

    /// Removes an intent.
    static func delete(_ id: ID, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM intent WHERE id = ?", arguments: [id])
    }

    init(_ row: Row) throws {
        self.init(
            id: row["id"],
            scope: EntryScope(origin: row["origin"], workspace: row["workspace"], user: row["user"]),
            purpose: row["purpose"],
            position: row["position"],
            entry: try JSONColumn.value(row["entry"]),
            state: try State(row)
        )
    }
}

extension EntryIntent.State {
    fileprivate init(_ row: Row) throws {
        let name: String = row["state"]
        switch name {
        case "sending":
            let seconds: Double = row["changed"] ?? 0
            self = .sending(known: try JSONColumn.value(row["known"]), since: Date(timeIntervalSince1970: seconds))
        case "accepted": self = .accepted(entryID: row["entry_id"])
        case "refused": self = .refused(message: row["message"])
        default: self = .planned
        }
    }
}

/// Values that lie in one column as JSON.
enum JSONColumn {
    /// A value as text.
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A value from its text.
    ///
    /// - Throws: ``Failure`` for text that is something else.
    static func value<Value: Decodable>(_ text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do {
            return try decoder.decode(Value.self, from: Data(text.utf8))
        } catch {
            throw Failure(
                .unexpected,
                "records_unusable",
                "A row of the journal cannot be understood; move journal.sqlite away to begin anew."
            )
        }
    }
}
