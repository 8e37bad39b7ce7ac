import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Starting and stopping the timer, of which a user has one.

extension EntryChanger {
    /// Starts a timer, unless one runs.
    ///
    /// When the last command was the same, and its answer was lost although the timer started, that timer is returned.
    ///
    /// - Parameters:
    ///   - entry: The timer.
    ///   - project: The name of its project, or nil for none.
    ///   - kind: The command.
    ///   - advice: The words after `timetrack switch` that would start it in the place of the running one.
    ///   - isMomentGiven: Whether somebody said when it began, so that `timetrack switch` is to be told as well.
    /// - Returns: The timer as Clockify keeps it.
    /// - Throws: ``Failure`` with the code `timer_running`, and as ``make(_:_:_:)`` does.
    func start(
        _ entry: PlannedEntry,
        project: String?,
        _ kind: RecordedChange.Kind,
        advice: String,
        isMomentGiven: Bool = false
    ) async throws -> Clockify.TimeEntry {
        try await exclusively {
            let settled = try await settle()
            let running = try await session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
            if let running {
                if let settled, isRepetition(of: settled, entry, running) { return running }
                throw try await isRunning(running, advice: advice, start: isMomentGiven ? entry.start : nil)
            }
            let entries = try await make(kind, summary(entry, project: project), [.create(entry)])
            return try only(entries)
        }
    }

    /// Whether a timer that is asked for is the one that runs, because a change whose answer was lost has started it.
    ///
    /// It is when all but the start is equal, and the start as well or how long before the command it was to be.
    func isRepetition(of settled: RecordedChange, _ entry: PlannedEntry, _ running: Clockify.TimeEntry) -> Bool {
        guard settled.started(running), entry.isRepeated(by: running) else { return false }
        if entry.start == running.start { return true }
        let now = context.now()
        guard (0...Self.repetition).contains(now.timeIntervalSince(settled.date)) else { return false }
        let (lag, earlierLag) = (now.timeIntervalSince(entry.start), settled.date.timeIntervalSince(running.start))
        return abs(lag - earlierLag) < Self.hesitation
    }

    /// Within how many seconds the same timer is asked for again because its first start seemed to fail.
    private static var repetition: TimeInterval { 600 }

    /// How many seconds may pass between the beginning of a command and its change, at most.
    private static var hesitation: TimeInterval { 30 }

    /// Stops the running timer.
    ///
    /// When the last command was the same, and its answer was lost although the timer stopped, that entry is returned.
    ///
    /// - Parameter end: The moment, for the timer that runs.
    /// - Returns: The entry that the timer became.
    /// - Throws: ``Failure`` when the moment is before the start of the timer, and as ``make(_:_:_:)`` does.
    func stop(at end: (Clockify.TimeEntry) throws -> Date) async throws -> Clockify.TimeEntry {
        try await exclusively {
            let settled = try await settle()
            let running = try await session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
            guard let running else {
                if let settled, settled.kind == .stop, let step = settled.steps.first, step.state == .done,
                    let before = step.before, let entry = try await current(before), !entry.isRunning
                {
                    return entry
                }
                // Clockify says so itself.
                return try await session.client.stopTimer(
                    in: place.workspace,
                    user: place.user.id,
                    at: context.now().wholeSecond
                )
            }
            let end = try end(running)
            let document = try await session.document(of: running, in: place, now: context.now())
            return try only(try await make(.stop, document.briefSummary, [.stop(running, at: end)]))
        }
    }

    /// The entry in words.
    func summary(_ entry: PlannedEntry, project: String?) -> String {
        let what = entry.description ?? "a timer without a description"
        return String((project.map { "\(what) in \($0)" } ?? what).safeForTerminals.prefix(200))
    }

    /// The entry of a change that makes one.
    func only(_ entries: [Clockify.TimeEntry]) throws -> Clockify.TimeEntry {
        guard let entry = entries.last else {
            throw Failure(
                .unexpected,
                "unexpected",
                "Clockify returned no entry; `timetrack entries\(session.repeated)` shows what there is."
            )
        }
        return entry
    }

    /// That a timer runs, and the commands that change that; the start is nil for whenever one of them is given.
    private func isRunning(
        _ entry: Clockify.TimeEntry,
        advice: String,
        start: Date?
    ) async throws -> Failure {
        let now = context.now()
        let document = try await session.document(of: entry, in: place, now: now)
        let since = "\(document.briefSummary) has been running since \(LocalTime.text(entry.start, now: now))"
        // A timer cannot be stopped before it has begun.
        if let start, start < entry.start {
            return Failure(
                .rejected,
                "timer_running",
                "\(since), which is after \(LocalTime.text(start, now: now)); `timetrack stop\(session.repeated)` stops it, and then "
                    + "the same command starts this one."
            )
        }
        let moment = start.map { " --at \(CommandLineText.word(TimePhrase.text(of: $0)))" } ?? ""
        return Failure(
            .rejected,
            "timer_running",
            "\(since); `timetrack switch\(advice)\(moment)\(session.repeated)` stops it and starts this one, "
                + "`timetrack stop\(session.repeated)` stops it."
        )
    }
}

extension RecordedChange {
    /// Whether the change has started a timer, as was found out after its answer was lost.
    fileprivate func started(_ entry: Clockify.TimeEntry) -> Bool {
        steps.contains { $0.action == .create && $0.state == .done && $0.after?.entryID == entry.id }
    }
}

extension PlannedEntry {
    /// Whether a timer is what this one would be, save for the moment of its start.
    fileprivate func isRepeated(by running: Clockify.TimeEntry) -> Bool {
        var wanted = EntrySnapshot(id: nil, self)
        wanted.entry.start = running.start
        return wanted.isSame(as: EntrySnapshot(running))
    }
}
