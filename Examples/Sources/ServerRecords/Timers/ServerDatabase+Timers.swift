public import ClockworkAPI
public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension ServerDatabase {
    /// How many timers of one user are kept; beyond them the oldest are left out.
    public static let mostTimers = 100

    /// The timers that a user started through the server and that run or may run, in the order of their starts.
    ///
    /// Clockwork has no call that lists them, so one that was started or stopped elsewhere is not known here.
    ///
    /// - Parameter user: The user.
    /// - Returns: The timers.
    /// - Throws: ``ServerRecordsError`` when they cannot be read.
    public func runningTimers(of user: ServerUser) async throws -> [Clockwork.TimerLedger.Timer] {
        try checkOpen()
        return try await connections.read { database in
            guard let person = try Person.find(user, database) else { return [] }
            return try TimerRow.ledger(of: person, database).timers
        }
    }

    /// Notes that Clockwork started a timer.
    ///
    /// - Parameters:
    ///   - issue: The issue on which it runs.
    ///   - user: Whose timer it is.
    ///   - start: When it was started, of which whole seconds count.
    ///   - comment: What is being done, or nil when nothing was said about it.
    /// - Throws: ``ServerRecordsError`` when it could not be recorded.
    public func timerStarted(
        _ issue: Clockwork.IssueKey,
        of user: ServerUser,
        at start: Date,
        comment: String? = nil
    ) async throws {
        try await changeTimers(of: user) { ledger in
            // What was noted before is over: Clockwork refuses a second timer on the same issue.
            ledger.didEnd(issue)
            ledger.willStart(issue, at: start, comment: comment)
            ledger.didStart(issue)
        }
    }

    /// Notes that no timer of a user runs on an issue any more.
    ///
    /// - Parameters:
    ///   - issue: The issue.
    ///   - user: Whose timer it was.
    /// - Throws: ``ServerRecordsError`` when it could not be recorded.
    public func timerStopped(_ issue: Clockwork.IssueKey, of user: ServerUser) async throws {
        guard try await runningTimers(of: user).contains(where: { $0.issue == issue }) else { return }
        try await changeTimers(of: user) { ledger in ledger.didEnd(issue) }
    }

    /// Changes the ledger of a user's timers, in one transaction.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - change: Changes it, on another thread.
    /// - Returns: The ledger as it is kept.
    /// - Throws: ``ServerRecordsError`` when it could not be recorded; it is durable otherwise.
    @discardableResult
    public func changeTimers(
        of user: ServerUser,
        _ change: @escaping @Sendable (inout Clockwork.TimerLedger) -> Void
    ) async throws -> Clockwork.TimerLedger {
        try checkOpen()
        return try await connections.write { database in
            let person = try Person.findOrMake(user, database)
            var ledger = try TimerRow.ledger(of: person, database)
            change(&ledger)
            for timer in ledger.timers.dropLast(Self.mostTimers) { ledger.didEnd(timer.issue) }
            try TimerRow.keep(ledger, of: person, database)
            return ledger
        }
    }
}
