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
        for position in change.steps.indices where change.steps[position].state == .intended {
            change.steps[position] = try await outcome(of: change.steps[position], change.purpose(ofStep: position))
            try await journal.update(change, at: position)
        }
        return change
    }

    /// The entry that a settled change has created, when it is the one that is asked for again; else nil.
    func created(_ entry: PlannedEntry, by settled: RecordedChange) async throws -> Clockify.TimeEntry? {
        guard let step = settled.steps.last, step.action == .create, step.state == .done, let after = step.after,
            let current = try await current(after), entry.matches(current)
        else { return nil }
        return current
    }

    /// The id of the entry that an intent was accepted as, or nil when there is none.
    func accepted(for purpose: String) async throws -> String? {
        try await poster.settle()
        return try await journal.intents(for: purpose, in: place.scope).compactMap(\.entryID).last
    }

    private func outcome(of step: ChangeStep, _ purpose: String) async throws -> ChangeStep {
        var step = step
        step.state = .missed
        switch step.action {
        case .create:
            guard let id = try await accepted(for: purpose), let wanted = step.after?.entry else { break }
            step.state = .done
            step.after?.id = id
            // One that was changed since stays what it was to be, so that the change shows.
            guard let after = step.after, let found = try await current(after), wanted.matches(found) else { break }
            step.after = EntrySnapshot(found)
            // So that an end that it was given since shows.
            step.after?.entry.end = wanted.end
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
}
