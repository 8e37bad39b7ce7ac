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
        let edit = "timetrack queue edit \(item.id)"
        if let name = item.work.project {
            let project = try await advising("\(edit) -p PROJECT") { try await self.project(name, in: place) }
            entry.projectID = project.id.rawValue
            // Said outright, as other commands do.
            entry.isBillable = item.work.isBillable ?? project.isBillable
            if let task = item.work.task {
                let found = try await advising("\(edit) --task TASK") {
                    try await self.task(task, of: project, in: place)
                }
                entry.taskID = found.id.rawValue
            }
        }
        for tag in item.work.tags {
            // Tags replace those that the item has, so the others are repeated.
            let others = item.work.tags.filter { $0 != tag }.map { " -t \(CommandLineText.word($0))" }.joined()
            let found = try await advising("\(edit)\(others) -t TAG") { try await self.tags([tag], in: place) }
            entry.tagIDs += found.map(\.id.rawValue).filter { !entry.tagIDs.contains($0) }
        }
        return entry
    }

    /// Looks a name up, and says of one that means nothing which command changes it.
    private func advising<Found>(_ command: String, _ find: () async throws -> Found) async throws -> Found {
        do {
            return try await find()
        } catch var failure as Failure where failure.status == .notFound {
            failure.message += " `\(command)` names another one."
            throw failure
        }
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
