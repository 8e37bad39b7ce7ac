import GRDB
import TimetrackKeys

// Changing what a queued item says, as a person does whose names meant nothing.

extension Journal {
    /// Changes what was done and for what; times, account and workspace stay.
    ///
    /// - Parameters:
    ///   - id: The number of the item.
    ///   - options: The options that commands in messages repeat, with a space before each word.
    ///   - change: Makes it what it is to be.
    /// - Returns: The item as it is now, without a reason why it could not be pushed, or nil when there is none.
    /// - Throws: ``Failure`` for the end of a timer and for an item that may have been accepted, what the closure throws,
    ///   and when the journal cannot be written.
    package func editQueued(
        _ id: QueuedItem.ID,
        repeating options: String = "",
        _ change: @Sendable (inout QueuedWork) throws -> Void
    ) async throws -> QueuedItem? {
        try await write { database in
            guard let item = try QueuedItem.one(id, database) else { return nil }
            guard item.kind != .stop else {
                throw Failure(
                    .usage,
                    "usage",
                    "Item \(id) is the end of a timer, which has no names; `timetrack queue drop \(id)` removes it."
                )
            }
            guard !item.isUncertain else {
                throw Failure(
                    .rejected,
                    "maybe_sent",
                    "Item \(id) was sent, and nobody knows whether it was accepted; `timetrack queue push\(options)` finds out."
                )
            }
            var work = item.work
            try change(&work)
            // A push that is under way finds what it planned gone, and reads the item anew.
            try database.execute(
                sql: "DELETE FROM intent WHERE purpose = ? AND state IN ('planned', 'refused')",
                arguments: [item.purpose]
            )
            try database.execute(
                sql: """
                    UPDATE queued
                    SET description = ?, project = ?, task = ?, tags = ?, billable = ?, problem = NULL
                    WHERE id = ?
                    """,
                arguments: [
                    work.description, work.project, work.task, try JSONColumn.text(work.tags), work.isBillable, id,
                ]
            )
            return try QueuedItem.one(id, database)
        }
    }
}
