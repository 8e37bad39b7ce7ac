import HTTPTypes
public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify.Client {
    /// How far Clockify can misread a bound, rounded up: no time zone is further than 14 hours from UTC.
    private static var widening: Double { 86_400 }

    /// Returns the time entries of a user that start within a span of time, newest first.
    ///
    /// Clockify reads the bounds it is sent as wall-clock times of the user's profile. This call therefore asks for a
    /// day more on both sides and keeps exactly the entries whose start lies between the two moments.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - user: The user whose entries to return.
    ///   - from: The first moment at which an entry may start, or nil for no bound.
    ///   - to: The first moment at which an entry may no longer start, or nil for no bound; entries can lie ahead.
    ///   - pageSize: How many entries to fetch at a time.
    /// - Returns: The entries, fetched as they are asked for.
    public func timeEntries(
        in workspace: Clockify.WorkspaceID,
        user: Clockify.UserID,
        from: Date? = nil,
        to: Date? = nil,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.TimeEntry> {
        var request = APIRequest(
            "Clockify.timeEntries",
            .get,
            ["workspaces", workspace.rawValue, "user", user.rawValue, "time-entries"]
        )
        // A bound with a year that the format cannot hold is no bound.
        if let start = from.flatMap({ Timestamp.text(of: $0 - Self.widening) }) {
            request.query.append((name: "start", value: start))
        }
        if let end = to.flatMap({ Timestamp.text(of: $0 + Self.widening) }) {
            request.query.append((name: "end", value: end))
        }
        return pages(of: request, pageSize: pageSize) { (entry: Clockify.TimeEntry) in
            if let from, entry.start < from { return false }
            if let to, entry.start >= to { return false }
            return true
        }
    }

    /// Returns one time entry.
    ///
    /// - Parameters:
    ///   - id: The entry.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The entry.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such entry.
    public func timeEntry(
        _ id: Clockify.TimeEntryID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.TimeEntry {
        var request = APIRequest(
            "Clockify.timeEntry",
            .get,
            ["workspaces", workspace.rawValue, "time-entries", id.rawValue]
        )
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    /// Creates a time entry for the owner of the key; one without an end is a timer that starts to run.
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - workspace: The workspace.
    /// - Returns: The entry as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when a field that the workspace requires is
    ///   missing or an id is unknown (Clockify does not tell the two apart), and `manualTrackingDisabled` when an entry
    ///   with an end is not allowed. After the code `transport` with the delivery `unknown` the entry may exist: list the
    ///   entries before creating it again.
    public func createTimeEntry(
        _ entry: Clockify.NewTimeEntry,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.TimeEntry {
        var request = APIRequest(
            "Clockify.createTimeEntry",
            .post,
            ["workspaces", workspace.rawValue, "time-entries"]
        )
        try request.encode(entry)
        return try await session.value(of: request)
    }
}
