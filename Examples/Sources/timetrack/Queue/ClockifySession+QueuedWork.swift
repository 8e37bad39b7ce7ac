import ClockifyAPI
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ClockifySession {
    /// The entry that a queued item is to become, with the ids of what it names.
    ///
    /// - Throws: ``Failure`` for a name that means nothing, or several things.
    func plannedEntry(for item: QueuedItem, in place: Place) async throws -> PlannedEntry {
        var entry = PlannedEntry(start: item.start, end: item.end, description: item.work.description)
        entry.isBillable = item.work.isBillable
        if let name = item.work.project {
            let project = try await project(name, in: place)
            entry.projectID = project.id.rawValue
            // Said outright, as other commands do.
            entry.isBillable = item.work.isBillable ?? project.isBillable
            if let task = item.work.task {
                entry.taskID = try await self.task(task, of: project, in: place).id.rawValue
            }
        }
        entry.tagIDs = try await tags(item.work.tags, in: place).map(\.id.rawValue)
        return entry
    }
}

extension EntryIntent {
    /// The id of the entry that it was accepted as, or nil when it was not.
    var entryID: String? {
        if case .accepted(let entryID) = state { return entryID }
        return nil
    }
}

extension Date {
    /// The moment as `Sat 21 Nov 09:10`, with its distance from UTC when the clock shows that time twice.
    var clockAndDay: String { LocalTime.dated(self, now: self) }
}
