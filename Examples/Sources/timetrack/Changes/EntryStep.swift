import ClockifyAPI
import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One request of a change, before it is sent.
enum EntryStep: Sendable {
    /// Creates an entry; one without an end is a timer that starts to run.
    case create(PlannedEntry)
    /// Stops the running timer at a moment.
    case stop(Clockify.TimeEntry, at: Date)
    /// Makes an entry what it is to be.
    case replace(Clockify.TimeEntry, with: Clockify.TimeEntryChanges)
    /// Deletes an entry.
    case delete(Clockify.TimeEntry)

    /// The step as the journal keeps it.
    var recorded: ChangeStep {
        switch self {
        case .create(let entry):
            return ChangeStep(.create, before: nil, after: EntrySnapshot(id: nil, entry))
        case .stop(let entry, let end):
            var after = EntrySnapshot(entry)
            after.entry.end = end
            return ChangeStep(.replace, before: EntrySnapshot(entry), after: after)
        case .replace(let entry, let changes):
            return ChangeStep(.replace, before: EntrySnapshot(entry), after: EntrySnapshot(id: entry.id, changes))
        case .delete(let entry):
            return ChangeStep(.delete, before: EntrySnapshot(entry), after: nil)
        }
    }

    /// What the entry would have been after it, or was before it was to be deleted.
    var entry: PlannedEntry {
        switch self {
        case .create(let entry): entry
        case .stop(let entry, _), .delete(let entry): EntrySnapshot(entry).entry
        case .replace(let entry, let changes): EntrySnapshot(id: entry.id, changes).entry
        }
    }
}

extension ChangeStep {
    /// Records that the service has acted on it, and what the entry is since.
    mutating func finish(with entry: Clockify.TimeEntry?) {
        state = .done
        guard let entry else { return }
        if let before, before.entry.end == nil, before.id != entry.id.rawValue {
            // Another timer was running by then, and was stopped in its place.
            self.before = EntrySnapshot(entry)
            self.before?.entry.end = nil
        }
        after = EntrySnapshot(entry)
    }
}
