import ClockifyAPI
import TimeTrackingKit
import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What became of requests whose answers were lost.

extension EntryChanger {
    /// Finds out what became of the last change, when a command ended before it knew; nothing is sent when it did know.
    ///
    /// - Returns: The change, when something about it was found out, else nil.
    func settle() async throws -> RecordedChange? {
        guard let last = try await journal.lastChange(in: place.scope),
            last.steps.contains(where: { $0.state == .intended })
        else { return nil }
        return try await settled(last)
    }

    /// A change of which it is known what the service has acted on.
    func settled(_ change: RecordedChange) async throws -> RecordedChange {
        var change = change
        if change.steps.contains(where: { $0.action == .create && $0.state == .intended }) { try await poster.settle() }
        for position in change.steps.indices where change.steps[position].state == .intended {
            change.steps[position] = try await outcome(of: change.steps[position])
            try await journal.update(change, at: position)
        }
        return change
    }

    private func outcome(of step: ChangeStep) async throws -> ChangeStep {
        var step = step
        step.state = .missed
        switch step.action {
        case .create:
            guard let wanted = step.after, let found = try await standing(like: wanted) else { break }
            step.state = .done
            step.after = EntrySnapshot(found)
            // So that an end that it was given since shows.
            step.after?.entry.end = wanted.entry.end
        case .replace:
            guard let before = step.before, let current = try await current(before) else { break }
            if !before.isSame(as: EntrySnapshot(current)) { step.state = .done }
        case .delete:
            guard let before = step.before else { break }
            if try await current(before) == nil { step.state = .done }
        }
        return step
    }

    /// The entry of a snapshot as it is now, or nil when it is gone.
    func current(_ snapshot: EntrySnapshot) async throws -> Clockify.TimeEntry? {
        guard let id = snapshot.entryID else { return nil }
        do {
            return try await session.client.timeEntry(id, in: place.workspace)
        } catch let error as APIError where error.code == .notFound {
            return nil
        }
    }

    /// The entry that came of a snapshot whose id is not known, or nil when there is none.
    func standing(like snapshot: EntrySnapshot) async throws -> Clockify.TimeEntry? {
        let wanted = EntrySnapshot(id: nil, snapshot.entry)
        let start = snapshot.entry.start
        let list = session.client.timeEntries(
            in: place.workspace,
            user: place.user.id,
            from: start,
            to: start.addingTimeInterval(1)
        )
        return try await list.collect(limit: ClockifySession.mostElements)
            .first { entry in
                var found = EntrySnapshot(entry)
                // A timer may have been stopped since.
                if wanted.entry.end == nil { found.entry.end = nil }
                return wanted.isSame(as: found)
            }
    }
}
