import GRDB

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Entries that one command has sent, other than as a change that can be undone.
package struct SentEntries: Hashable, Sendable {
    /// The command, such as `queue push`.
    package let command: String
    /// How many they are.
    package let count: Int
}

extension Journal {
    /// What was sent after a change was made and is no change itself: what was queued, and workdays.
    ///
    /// What the service has accepted within the second of the change counts as sent before it, because a change is kept
    /// with its whole second.
    ///
    /// - Parameters:
    ///   - change: The change.
    ///   - scope: Whose entries.
    /// - Returns: The entries by the commands that have sent them; none when nothing was sent.
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func entriesSent(after change: RecordedChange, in scope: EntryScope) async throws -> [SentEntries] {
        let moment = change.date.timeIntervalSince1970 + 1
        return try await read { database in
            try [("queue push", "queue:*"), ("workday sync", "workday:*")]
                .compactMap { command, purpose in
                    let count = try Int.fetchOne(
                        database,
                        sql: """
                            SELECT COUNT(*) FROM intent
                            WHERE origin = ? AND workspace = ? AND user = ? AND state = 'accepted'
                                AND purpose GLOB ? AND changed >= ?
                            """,
                        arguments: [scope.origin, scope.workspace, scope.user, purpose, moment]
                    )
                    guard let count, count > 0 else { return nil }
                    return SentEntries(command: command, count: count)
                }
        }
    }
}
