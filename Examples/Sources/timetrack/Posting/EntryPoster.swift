import ClockifyAPI
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
    func create(_ entry: Clockify.NewTimeEntry) async throws -> Clockify.TimeEntry {
        try await session.client.createTimeEntry(entry, in: place.workspace)
    }
}
