import GRDB

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

// What becomes of intents once they are sent.

extension Journal {
    /// Notes that a request is about to go out; once this returns, no end of the process can make that forgotten.
    ///
    /// - Parameters:
    ///   - intent: What it is to create.
    ///   - known: The ids of the entries that are just like it and stand in the service already.
    ///   - moment: Now.
    /// - Throws: ``Failure`` when the journal cannot be written, the intent is gone or was accepted meanwhile; then nothing
    ///   may be sent.
    package func markSending(_ intent: EntryIntent.ID, known: [String], at moment: Date) async throws {
        let known = try JSONColumn.text(known.sorted())
        try await write { database in
            guard case .accepted = try EntryIntent.one(intent, database).state else {
                return try database.execute(
                    sql: "UPDATE intent SET state = 'sending', known = ?, message = NULL, changed = ? WHERE id = ?",
                    arguments: [known, moment.timeIntervalSince1970, intent]
                )
            }
            throw EntryIntent.changedMeanwhile
        }
    }

    /// Notes that the service has the entry.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written.
    package func markAccepted(_ intent: EntryIntent.ID, as entryID: String, at moment: Date) async throws {
        try await write { database in
            try database.execute(
                sql: """
                    UPDATE intent SET state = 'accepted', known = NULL, entry_id = ?, changed = ? WHERE id = ?
                    """,
                arguments: [entryID, moment.timeIntervalSince1970, intent]
            )
        }
    }

    /// Notes that the service does not take the entry, and why.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written.
    package func markRefused(_ intent: EntryIntent.ID, because message: String, at moment: Date) async throws {
        try await write { database in
            try database.execute(
                sql: "UPDATE intent SET state = 'refused', known = NULL, message = ?, changed = ? WHERE id = ?",
                arguments: [message, moment.timeIntervalSince1970, intent]
            )
        }
    }

    /// Notes that the service certainly did not act on the request.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written.
    package func markPlanned(_ intent: EntryIntent.ID) async throws {
        try await write { database in
            try database.execute(
                sql: "UPDATE intent SET state = 'planned', known = NULL, changed = NULL WHERE id = ?",
                arguments: [intent]
            )
        }
    }

    /// Forgets an intent.
    ///
    /// - Throws: ``Failure`` when the journal cannot be written.
    package func forget(_ intent: EntryIntent.ID) async throws {
        try await write { database in try EntryIntent.delete(intent, database) }
    }

    /// Those of some entries that intents were accepted as.
    ///
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func claimed(_ entryIDs: [String], in scope: EntryScope) async throws -> Set<String> {
        try await read { database in
            var claimed: Set<String> = []
            for id in entryIDs {
                let isClaimed = try Bool.fetchOne(
                    database,
                    sql: """
                        SELECT EXISTS (
                            SELECT * FROM intent WHERE entry_id = ? AND origin = ? AND workspace = ? AND user = ?
                        )
                        """,
                    arguments: [id, scope.origin, scope.workspace, scope.user]
                )
                if isClaimed == true { claimed.insert(id) }
            }
            return claimed
        }
    }

    /// Removes what was accepted long ago and that nothing depends on any more.
    ///
    /// It keeps everything while the fate of an intent in the same scope is unknown, because it then says which entries
    /// belong to others.
    ///
    /// - Parameters:
    ///   - moment: What was accepted before it goes.
    ///   - scope: Whose intents.
    /// - Throws: ``Failure`` when the journal cannot be written.
    package func prune(before moment: Date, in scope: EntryScope) async throws {
        try await write { database in
            try database.execute(
                sql: """
                    DELETE FROM intent
                    WHERE origin = :origin AND workspace = :workspace AND user = :user
                        AND state = 'accepted' AND changed < :moment
                        AND (purpose = :command OR purpose GLOB :command || ':*' OR purpose GLOB 'queue:*')
                        AND NOT EXISTS (
                            SELECT * FROM intent AS open
                            WHERE open.origin = :origin AND open.workspace = :workspace AND open.user = :user
                                AND open.state = 'sending'
                        )
                        AND NOT EXISTS (SELECT * FROM queued WHERE 'queue:' || queued.id = intent.purpose)
                        AND NOT EXISTS (
                            SELECT * FROM change_step
                            WHERE state IN ('intended', 'undoing')
                                AND :command || ':' || change || ':' || position = intent.purpose
                        )
                    """,
                arguments: [
                    "origin": scope.origin, "workspace": scope.workspace, "user": scope.user,
                    "moment": moment.timeIntervalSince1970, "command": Self.commandPurpose,
                ]
            )
        }
    }
}
