import GRDB
import TimetrackKeys
import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

// Putting work into the queue, as the commands that are used offline do.

extension Journal {
    /// What queueing did.
    package struct Queueing: Sendable {
        /// What was added, or nil when only the end of a timer was noted.
        package let added: QueuedItem?
        /// The queued timer that ended, or nil when none ran in the queue.
        package let ended: QueuedItem?
    }

    /// Queues the start of a timer; a queued one that still runs ends there.
    ///
    /// - Parameters:
    ///   - work: What the timer is for.
    ///   - start: When it began.
    ///   - target: Where it is to go.
    ///   - options: The options that commands in messages repeat, with a space before each word.
    /// - Returns: What was queued and what ended.
    /// - Throws: ``Failure`` when the one that runs began later, or the journal cannot be written.
    package func queueStart(
        _ work: QueuedWork,
        at start: Date,
        for target: QueueTarget,
        repeating options: String = ""
    ) async throws -> Queueing {
        try await write { database in
            var ended: QueuedItem?
            if let open = try Self.openTimer(of: target, database) {
                guard start.wholeSeconds >= open.start.wholeSeconds else {
                    throw Self.endBeforeStart(
                        "The queued timer begins later, at \(LocalTime.text(open.start, now: start)); say first when it "
                            + "ended with `timetrack stop --queue --at TIME\(options)`, or drop it with `timetrack queue drop "
                            + "\(open.id)`."
                    )
                }
                ended = try Self.end(open, at: start, database)
            }
            let added = try QueuedItem.insert(.timer, work, from: start, to: nil, for: target, database)
            return Queueing(added: added, ended: ended)
        }
    }

    /// Queues the end of a timer: of the queued one, else of the one that runs in the service.
    ///
    /// Whether one runs in the service the push finds out.
    ///
    /// - Throws: ``Failure`` when the timer began later, or the journal cannot be written.
    package func queueStop(at end: Date, for target: QueueTarget) async throws -> Queueing {
        try await write { database in
            if let open = try Self.openTimer(of: target, database) {
                guard end.wholeSeconds >= open.start.wholeSeconds else {
                    throw Self.endBeforeStart(
                        "The queued timer begins later, at \(LocalTime.text(open.start, now: end)); say when it ended "
                            + "with --at, or drop it with `timetrack queue drop \(open.id)`."
                    )
                }
                return Queueing(added: nil, ended: try Self.end(open, at: end, database))
            }
            let added = try QueuedItem.insert(.stop, QueuedWork(), from: end, to: nil, for: target, database)
            return Queueing(added: added, ended: nil)
        }
    }

    /// Queues an entry with both ends.
    ///
    /// - Throws: ``Failure`` when it ends before it begins, or the journal cannot be written.
    package func queueEntry(
        _ work: QueuedWork,
        from start: Date,
        to end: Date,
        for target: QueueTarget
    ) async throws -> Queueing {
        guard end.wholeSeconds >= start.wholeSeconds else {
            throw Self.endBeforeStart("The end lies before the start; give a later one.")
        }
        return try await write { database in
            let added = try QueuedItem.insert(.entry, work, from: start, to: end, for: target, database)
            return Queueing(added: added, ended: nil)
        }
    }

    /// The queued timer that still runs, or nil when there is none.
    ///
    /// - Parameters:
    ///   - target: Whose timer.
    ///   - isUncertainOne: Whether one counts that was sent without an answer, and may be running in the service.
    /// - Returns: The timer, or nil.
    /// - Throws: ``Failure`` when the journal cannot be read.
    package func openTimer(
        of target: QueueTarget,
        orUncertainOne isUncertainOne: Bool = false
    ) async throws -> QueuedItem? {
        try await read { database in
            guard isUncertainOne else { return try Self.openTimer(of: target, database) }
            return try Self.timers(of: target, database).last { $0.kind == .timer && $0.end == nil }
        }
    }

    private static func endBeforeStart(_ message: String) -> Failure {
        Failure(.usage, "end_before_start", message)
    }

    private static func timers(of target: QueueTarget, _ database: Database) throws -> [QueuedItem] {
        try QueuedItem.all(database)
            .filter { item in
                item.kind != .entry && item.target.origin == target.origin && item.target.account == target.account
            }
    }

    /// The queued timer that still runs and that the service certainly does not know of, or nil when there is none.
    private static func openTimer(of target: QueueTarget, _ database: Database) throws -> QueuedItem? {
        try timers(of: target, database).last { $0.kind == .timer && $0.end == nil && !$0.isUncertain }
    }

    private static func end(_ item: QueuedItem, at end: Date, _ database: Database) throws -> QueuedItem {
        // What was planned for it runs on; a push that is under way finds it gone and reads the item anew.
        try database.execute(
            sql: "DELETE FROM intent WHERE purpose = ? AND state IN ('planned', 'refused')",
            arguments: [item.purpose]
        )
        try database.execute(
            sql: "UPDATE queued SET end = ?, problem = NULL WHERE id = ?",
            arguments: [end.wholeSeconds, item.id]
        )
        return try QueuedItem.one(item.id, database) ?? item
    }
}
