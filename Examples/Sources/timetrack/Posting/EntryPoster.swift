import ClockifyAPI
import TimeTrackingKit
import TimetrackRecords

/// Creates time entries so that none is created twice, whatever becomes of the answer.
struct EntryPoster: Sendable {
    let session: ClockifySession
    let place: Place
    let journal: Journal

    /// Creates one entry: the intent is written down first, and what came of it afterwards.
    ///
    /// - Parameter entry: The entry.
    /// - Returns: The entry as Clockify keeps it.
    /// - Throws: `APIError` as `createTimeEntry` of the client does.
    func create(_ entry: PlannedEntry) async throws -> Clockify.TimeEntry {
        try await session.client.createTimeEntry(Clockify.NewTimeEntry(entry), in: place.workspace)
    }
}

extension Clockify.NewTimeEntry {
    /// What is sent for a planned entry.
    init(_ entry: PlannedEntry) {
        self.init(
            start: entry.start,
            end: entry.end,
            description: entry.description,
            projectID: entry.projectID.map { Clockify.ProjectID($0) },
            taskID: entry.taskID.map { Clockify.TaskID($0) },
            tagIDs: entry.tagIDs.map { Clockify.TagID($0) },
            isBillable: entry.isBillable
        )
    }
}
