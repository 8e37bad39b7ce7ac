import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension EntryChanger {
    /// Stops the running timer, if one runs, and starts another one at the same moment, as one change.
    ///
    /// When the last command was the same, and its answer was lost although it was acted upon, its timers are returned.
    ///
    /// - Parameters:
    ///   - entry: The new timer, without its start.
    ///   - project: The name of its project, or nil for none.
    ///   - moment: The moment, for the timer that runs or for none.
    /// - Returns: The entry that the former timer became, or nil when none ran, and the new one.
    /// - Throws: ``Failure`` when the moment is before the start of the running timer, and as ``make(_:_:_:)`` does.
    func replaceTimer(
        with entry: PlannedEntry,
        project: String?,
        at moment: (Clockify.TimeEntry?) throws -> Date
    ) async throws -> (stopped: Clockify.TimeEntry?, started: Clockify.TimeEntry) {
        try await exclusively {
            let settled = try await settle()
            let running = try await session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
            var entry = entry
            entry.start = try moment(running)
            if let running, let settled, settled.kind == .switching, isRepetition(of: settled, entry, running) {
                guard let former = settled.steps.first(where: { $0.action == .replace })?.after else {
                    return (nil, running)
                }
                return (try await current(former), running)
            }
            var steps: [EntryStep] = [.create(entry)]
            if let running { steps.insert(.stop(running, at: entry.start), at: 0) }
            let entries = try await make(.switching, summary(entry, project: project), steps)
            return (entries.count > 1 ? entries.first : nil, try only(entries))
        }
    }
}
