import SystemPackage
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackPrompt
import TimetrackRecords
import TimetrackStatus
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A timer that runs in the queue of this machine, and that Clockify does not know of yet.
struct QueuedTimer: Sendable {
    /// The item of the queue.
    let item: QueuedItem

    /// The present moment.
    let now: Date

    /// What commands in messages repeat, with a space before each word.
    let repeated: String

    /// Looks into the queue; nobody else is asked.
    ///
    /// - Parameters:
    ///   - connection: The address and the account whose items are looked at.
    ///   - context: What surrounds the command.
    /// - Returns: The timer, or nil when none runs in the queue.
    /// - Throws: ``Failure`` when the journal, the settings or the record of accounts cannot be read, `APIError` for an
    ///   address that is none.
    static func find(_ connection: ConnectionOptions, _ context: Context) async throws -> QueuedTimer? {
        guard let journal = try journalIfAny(context) else { return nil }
        let target = try QueueTarget(connection, workspace: nil, context)
        guard let item = try await journal.openTimer(of: target, orUncertainOne: true) else { return nil }
        return QueuedTimer(item: item, now: context.now(), repeated: connection.repeated)
    }

    /// Lets a command go on only while no timer runs or ends in the queue: what it did to the timer in Clockify would not
    /// be true any more after the next push.
    ///
    /// - Throws: ``Failure`` with the code `timer_queued` or `stop_queued`, and as ``find(_:_:)`` does.
    static func requireNone(_ connection: ConnectionOptions, _ context: Context) async throws {
        if let timer = try await find(connection, context) { throw timer.refusal }
        if let end = try await endOfTimer(connection, context) { throw Failure(.rejected, "stop_queued", end) }
    }

    /// Says that the end of the timer that runs in Clockify waits in the queue.
    ///
    /// One that a push has kept is left out, because the timer had ended by then.
    ///
    /// - Returns: The sentence, or nil when no such end waits.
    /// - Throws: As ``find(_:_:)`` does.
    static func endOfTimer(_ connection: ConnectionOptions, _ context: Context) async throws -> String? {
        guard let journal = try journalIfAny(context) else { return nil }
        let target = try QueueTarget(connection, workspace: nil, context)
        let ends = try await journal.queue()
            .filter { item in
                item.kind == .stop && item.problem == nil && item.target.origin == target.origin
                    && item.target.account == target.account
            }
        guard let end = ends.last else { return nil }
        return "The running timer ended at \(LocalTime.text(end.start, now: context.now())), as waits in the queue; "
            + "`timetrack queue push\(connection.repeated)` says so to Clockify, and `timetrack queue drop \(end.id)` forgets it."
    }

    /// The journal, or nil for somebody who has none, and needs none to have queued nothing.
    private static func journalIfAny(_ context: Context) throws -> Journal? {
        let path = Journal.path(in: try UserFolders(context.environment).data)
        return FileManager.default.fileExists(atPath: path.string) ? try context.journal() : nil
    }

    /// Why the timer in Clockify is not touched, and what to do.
    var refusal: Failure {
        let since = LocalTime.text(item.start, now: now)
        return Failure(
            .rejected,
            "timer_queued",
            "\(summary.plain) has been running in the queue since \(since); \(advice)."
        )
    }

    /// What runs and for how long, and what to do with it.
    var sentence: StyledText {
        let since = LocalTime.text(item.start, now: now)
        let hours = Hours.text(seconds: seconds)
        let what: StyledText = "\("Running in the queue", .warning): \(summary) since \(since)"
        return what + ", \(hours, .strong) so far; " + StyledText(advice + ".")
    }

    /// How long it has been running, in whole seconds; 0 for one that begins in the future.
    var seconds: Int { max(0, Int(now.timeIntervalSince(item.start).rounded(.down))) }

    /// What templates can say of it.
    ///
    /// - Parameter longAfter: After how long a running timer looks forgotten, in seconds.
    /// - Returns: The fields.
    func fields(longAfter: Int) -> TimerFields {
        let timer = CachedStatus.Timer(
            id: "",
            description: item.work.description,
            project: item.work.project,
            start: Int(item.start.timeIntervalSince1970),
            isQueued: true
        )
        return TimerFields(timer, longAfter: longAfter, now: Int(now.timeIntervalSince1970.rounded(.down)))
    }

    private var summary: StyledText { item.summary.truncated(toColumns: 200) }

    /// What to do with it, to stand after a semicolon.
    var advice: String {
        guard !item.isUncertain else {
            return "it was sent and not answered; `timetrack queue push\(repeated)` finds out what became of it"
        }
        return
            "`timetrack stop --queue\(repeated)` ends it, `timetrack queue push\(repeated)` sends it and lets it run on"
    }
}
