import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime
import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Posts workdays, each entry once.
///
/// A day is written down as a whole before its first entry is sent, each entry is recorded as soon as it is accepted,
/// and the day is marked as complete last. No other process posts meanwhile.
struct WorkdayPosting {
    /// What a run came to.
    struct Result {
        /// The days in their order, also those that it did not come to.
        var outcomes: [WorkdayOutcome]
        /// Why it ended before the last day, or nil when it did not.
        var error: (any Error)?
    }

    let poster: EntryPoster
    let division: WorkdayDivision
    /// Whether days that are posted to another workspace meanwhile stay there.
    let keepsDaysElsewhere: Bool
    let now: @Sendable () -> Date

    /// Explains why the service does not take an entry.
    let explain: (APIError) -> String

    private var journal: Journal { poster.journal }
    private var scope: EntryScope { poster.place.scope }

    /// Posts the days that are open.
    ///
    /// - Parameters:
    ///   - days: The days.
    ///   - onAccepted: Is called after each entry that was accepted.
    /// - Returns: What became of the days, also when the run ended early.
    func post(_ days: [WorkdaySchedule.Day], onAccepted: () throws -> Void) async -> Result {
        // Nobody is kept waiting for another process when there is nothing to post.
        guard !days.isEmpty else { return Result(outcomes: []) }
        var outcomes: [WorkdayOutcome] = []
        do {
            try await poster.exclusively(about: days.flatMap(entries)) { run in
                // Asked anew, because another process may have posted to another workspace while this one waited.
                let elsewhere = keepsDaysElsewhere ? try await journal.workdaysElsewhere(than: scope) : []
                for day in days {
                    guard day.progress != .open || !elsewhere.contains(day.day.description) else {
                        outcomes.append(WorkdayOutcome(day: day.day, state: .elsewhere))
                        continue
                    }
                    outcomes.append(WorkdayOutcome(day: day.day, state: .open))
                    let outcome = try await post(day, &run, onAccepted)
                    outcomes[outcomes.count - 1] = outcome
                }
            }
            return Result(outcomes: outcomes)
        } catch {
            let rest = days.dropFirst(outcomes.count).map(unreached)
            return Result(outcomes: outcomes + rest, error: error)
        }
    }

    /// What there is to say of a day that a run did not come to.
    private func unreached(_ day: WorkdaySchedule.Day) -> WorkdayOutcome {
        guard let obstacle = division.obstacle(to: day) else { return WorkdayOutcome(day: day.day, state: .open) }
        return WorkdayOutcome(day: day.day, state: .waiting, message: obstacle)
    }

    /// What a day is likely to send, so that the service is asked about its days at once.
    private func entries(of day: WorkdaySchedule.Day) -> [PlannedEntry] {
        switch day.progress {
        case .begun(let record): record.intents.map(\.entry)
        case .open: division.plan(day)?.pieces.map { division.entry($0) } ?? []
        case .complete, .elsewhere, .waiting: []
        }
    }

    private func post(
        _ day: WorkdaySchedule.Day,
        _ run: inout PostingRun,
        _ onAccepted: () throws -> Void
    ) async throws -> WorkdayOutcome {
        guard let record = try await begin(day) else {
            return WorkdayOutcome(day: day.day, state: .waiting, message: division.obstacle(to: day))
        }
        guard !record.isComplete else { return WorkdayOutcome(day: day.day, state: .complete) }
        var outcome = WorkdayOutcome(day: day.day, state: .open)
        for (index, intent) in record.intents.enumerated() {
            do {
                let isNew = try await post(intent, for: record.localProjects(of: index), &run)
                if isNew { outcome.accepted += 1 }
                try onAccepted()
            } catch let error as APIError {
                guard case .refused = try await journal.intent(intent.id).state else { throw error }
                outcome.state = .refused
                outcome.message = explain(error)
                break
            }
        }
        let after = try await journal.completeWorkday(record.day, in: scope, at: now())
        if after.isComplete { outcome.state = .posted }
        outcome.entries = after.intents.enumerated()
            .map { WorkdayOutcome.Entry($1, after.localProjects(of: $0), division) }
        return outcome
    }

    /// Writes a day down, or takes it up where it was left.
    ///
    /// - Returns: The day, or nil when it cannot be divided yet.
    private func begin(_ day: WorkdaySchedule.Day) async throws -> WorkdayRecord? {
        switch day.progress {
        case .waiting, .elsewhere: return nil
        case .complete, .begun: return try await journal.workday(day.day.description, in: scope)
        case .open:
            guard let plan = division.plan(day), !plan.pieces.isEmpty else { return nil }
            return try await journal.beginWorkday(
                day.day.description,
                plan.pieces.map { division.entry($0) },
                localProjects: plan.pieces.map(\.localProjects),
                in: scope
            )
        }
    }

    /// Sees to it that the service has an entry.
    ///
    /// - Returns: Whether it was not on record before.
    private func post(_ intent: EntryIntent, for folders: [String], _ run: inout PostingRun) async throws -> Bool {
        if case .accepted = intent.state { return false }
        if intent.isCertainlyAbsent {
            // What was refused may be taken with another project or text, so it is not sent as it was.
            try await journal.amend(intent.id, to: division.entry(intent.entry, for: folders))
        }
        _ = try await run.post(journal.intent(intent.id))
        return true
    }
}

extension WorkdayDivision {
    /// Why a day cannot be divided yet, or nil when it can.
    func obstacle(to day: WorkdaySchedule.Day) -> String? {
        switch day.progress {
        case .waiting(let span):
            let start = Date(timeIntervalSince1970: Double(span.start))
            let path = CommandLineText.word(span.project)
            return
                "\(span.project) has been tracked since \(LocalDay(start)) \(LocalTime.clock(start)) and was never stopped; "
                + "say when with `timetrack track stop \(path) --at TIME`."
        case .open:
            guard plan(day)?.pieces.isEmpty ?? true else { return nil }
            return "Clocks were changed, and that day has no time in \(hours.description); choose other hours."
        case .begun, .complete, .elsewhere:
            return nil
        }
    }
}
