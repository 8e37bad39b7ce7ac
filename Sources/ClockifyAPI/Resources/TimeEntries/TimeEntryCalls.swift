import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
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
        var request = entryRequest("Clockify.timeEntry", .get, id, workspace)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    /// Returns one time entry with the project, the task, the tags and the user that it names.
    ///
    /// - Parameters:
    ///   - id: The entry.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The entry.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such entry.
    public func hydratedTimeEntry(
        _ id: Clockify.TimeEntryID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.HydratedTimeEntry {
        var request = entryRequest("Clockify.hydratedTimeEntry", .get, id, workspace)
        request.meanings[.validationOrMissing] = .notFound
        request.query = [(name: "hydrated", value: "true")]
        return try await session.value(of: request)
    }

    /// Returns time entries by their ids, whoever's they are.
    ///
    /// Clockify is asked with a `POST`. Although it changes nothing, it is not repeated after a failure that leaves open
    /// whether Clockify acted; the caller may repeat it.
    ///
    /// - Parameters:
    ///   - ids: The entries; for none of them nothing is sent.
    ///   - workspace: The workspace that they belong to.
    /// - Returns: The entries in the order of Clockify, which may leave out those that it does not have.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when Clockify refuses the ids, as it may for
    ///   one that does not exist.
    public func timeEntries(
        withIDs ids: [Clockify.TimeEntryID],
        in workspace: Clockify.WorkspaceID
    ) async throws -> [Clockify.TimeEntry] {
        guard !ids.isEmpty else { return [] }
        let path = ["workspaces", workspace.rawValue, "time-entries", "batch"]
        var request = APIRequest("Clockify.timeEntriesWithIDs", .post, path)
        try request.encode(["timeEntryIds": ids.uniqued])
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

    /// Creates a time entry for somebody; one without an end is a timer that starts to run.
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - workspace: The workspace.
    ///   - user: Whose time it is; for somebody else's the owner of the key needs the right to add it.
    ///   - source: The entry that this one is made from, or nil for none.
    /// - Returns: The entry as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError`` as ``createTimeEntry(_:in:)`` does, and with the code `forbidden`.
    public func createTimeEntry(
        _ entry: Clockify.NewTimeEntry,
        in workspace: Clockify.WorkspaceID,
        for user: Clockify.UserID,
        from source: Clockify.TimeEntryID? = nil
    ) async throws -> Clockify.TimeEntry {
        var request = userEntriesRequest("Clockify.createTimeEntryForUser", .post, user, workspace)
        if let source { request.query = [(name: "from-entry", value: source.rawValue)] }
        try request.encode(entry)
        return try await session.value(of: request)
    }

    /// Creates a copy of a time entry.
    ///
    /// - Parameters:
    ///   - id: The entry.
    ///   - user: Whose entry it is.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The copy, or nil when Clockify makes it and does not show it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the entry does not exist or lacks a field
    ///   that the workspace requires, and `locked`.
    @discardableResult
    public func duplicateTimeEntry(
        _ id: Clockify.TimeEntryID,
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.TimeEntry? {
        var request = userEntriesRequest("Clockify.duplicateTimeEntry", .post, user, workspace)
        request.path += [id.rawValue, "duplicate"]
        let response = try await session.send(request)
        guard !response.body.isEmpty else { return nil }
        return try session.decode(Clockify.TimeEntry.self, from: response, of: request)
    }

    /// A request for one entry.
    func entryRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ id: Clockify.TimeEntryID,
        _ workspace: Clockify.WorkspaceID
    ) -> APIRequest {
        APIRequest(operation, method, ["workspaces", workspace.rawValue, "time-entries", id.rawValue])
    }
}
