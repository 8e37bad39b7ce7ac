import GRDB
import TimeTrackingKit
import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What is to be created, before anything is sent because of it.

extension Journal {
    /// The purpose of an entry that one command creates for itself; those of changes have parts of it.
    package static var commandPurpose: String { "command" }

    static func registerIntents(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("intents") { database in
            try database.execute(
                sql: """
                    CREATE TABLE intent (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        origin TEXT NOT NULL,
                        workspace TEXT NOT NULL,
                        user TEXT NOT NULL,
                        purpose TEXT NOT NULL,
                        position INTEGER NOT NULL,
                        entry TEXT NOT NULL,
                        state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'accepted', 'refused')),
                        known TEXT,
                        entry_id TEXT,
                        message TEXT,
                        changed REAL,
                        UNIQUE (origin, workspace, user, purpose, position)
                    );
                    CREATE INDEX intent_entry ON intent (entry_id) WHERE entry_id IS NOT NULL;
                    """
            )
        }
    }

    /// Writes down entries to create, or returns those that are written down for the same purpose already.
    ///
    /// - Parameters:
    ///   - entries: The entries in the order in which they are to be created.
    ///   - purpose: What they are for, such as `workday:2026-11-20`.
    ///   - scope: Whose entries they are.
    /// - Returns: The intents in the order of the entries; what was planned first is what counts.
    /// - Throws: ``Failure`` when the journal cannot be written; then nothing is planned.
    package func plan(
        _ entries: [PlannedEntry],
        for purpose: String,
        in scope: EntryScope
    ) async throws -> [EntryIntent] {
        try await write { database in
            let planned = try EntryIntent.all(for: purpose, in: scope, database)
            guard planned.isEmpty else { return planned }
            for (position, entry) in entries.enumerated() {
                try EntryIntent.insert(entry, at: position, for: purpose, in: scope, database)
            }
            return try EntryIntent.all(for: purpose, in: scope, database)
        }
    }

    /// Writes down one more entry for a purpose.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written; then nothing is planned.
    package func planNext(
        _ entry: PlannedEntry,
        for purpose: String,
        in scope: EntryScope
    ) async throws -> EntryIntent {
        try await write { database in
            let next = try EntryIntent.nextPosition(for: purpose, in: scope, database)
            return try EntryIntent.insert(entry, at: next, for: purpose, in: scope, database)
        }
    }

    /// The intents for a purpose in their order; none when nothing is planned for it.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func intents(for purpose: String, in scope: EntryScope) async throws -> [EntryIntent] {
        try await read { database in try EntryIntent.all(for: purpose, in: scope, database) }
    }

    /// The intents for a purpose, or for a part of it, that were sent and whose fate is not known, in their order.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func openIntents(for purpose: String, in scope: EntryScope) async throws -> [EntryIntent] {
        try await read { database in try EntryIntent.open(for: purpose, in: scope, database) }
    }

    /// An intent as it stands now.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read or the intent is gone.
    package func intent(_ id: EntryIntent.ID) async throws -> EntryIntent {
        try await read { database in try EntryIntent.one(id, database) }
    }

    /// Takes back what is planned for a purpose.
    ///
    /// - Returns: Whether nothing is left of it; false when the service has one of its entries, or may have.
    /// - Throws: ``Failure`` when the journal cannot be written; then nothing is taken back.
    package func withdrawPlan(for purpose: String, in scope: EntryScope) async throws -> Bool {
        try await write { database in
            let intents = try EntryIntent.all(for: purpose, in: scope, database)
            guard intents.allSatisfy(\.isCertainlyAbsent) else { return false }
            for intent in intents { try EntryIntent.delete(intent.id, database) }
            return true
        }
    }
}

extension EntryIntent {
    /// Whether the service certainly does not have the entry.
    package var isCertainlyAbsent: Bool {
        switch state {
        case .planned, .refused: true
        case .sending, .accepted: false
        }
    }
}
