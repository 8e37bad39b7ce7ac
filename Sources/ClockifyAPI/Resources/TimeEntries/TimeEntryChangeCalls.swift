import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Changes a time entry and leaves everything else about it as it is.
    ///
    /// Clockify clears what a change leaves out. This call therefore reads the entry, hands all of it to the closure,
    /// custom fields included, and writes what the closure made of it. What somebody else changes between the reading
    /// and the writing is lost.
    ///
    /// ```swift
    /// try await client.updateTimeEntry(id, in: workspace) { entry in
    ///     entry.description = "Review"
    ///     entry.projectID = nil  // no project from now on
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - id: The entry.
    ///   - workspace: The workspace that it belongs to.
    ///   - change: Changes the entry; what it throws is thrown on, and nothing is written.
    /// - Returns: The entry as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` for a holiday or time off, which nothing is
    ///   written for, and with the codes `notFound`, `locked`, `validation` and `manualTrackingDisabled`.
    @discardableResult
    public func updateTimeEntry(
        _ id: Clockify.TimeEntryID,
        in workspace: Clockify.WorkspaceID,
        _ change: (inout Clockify.TimeEntryChanges) throws -> Void
    ) async throws -> Clockify.TimeEntry {
        var changes = Clockify.TimeEntryChanges(try await timeEntry(id, in: workspace))
        try change(&changes)
        return try await replaceTimeEntry(id, in: workspace, with: changes)
    }

    /// Makes a time entry what it is told to be; what the description leaves out is cleared.
    ///
    /// - Parameters:
    ///   - id: The entry.
    ///   - workspace: The workspace that it belongs to.
    ///   - changes: All that the entry is to be.
    /// - Returns: The entry as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` for a holiday or time off, before anything is
    ///   sent, with the codes `locked` and `manualTrackingDisabled`, and with `validation` when the entry or something
    ///   that it names does not exist or a required field is missing.
    @discardableResult
    public func replaceTimeEntry(
        _ id: Clockify.TimeEntryID,
        in workspace: Clockify.WorkspaceID,
        with changes: Clockify.TimeEntryChanges
    ) async throws -> Clockify.TimeEntry {
        var request = entryRequest("Clockify.replaceTimeEntry", .put, id, workspace)
        try requireWritable([changes], request.operation)
        try request.encode(changes)
        return try await session.value(of: request)
    }

    /// Changes several time entries of a user and leaves everything else about them as it is.
    ///
    /// The entries are read with one request and written with another one, as ``updateTimeEntry(_:in:_:)`` does for one.
    ///
    /// - Parameters:
    ///   - ids: The entries; for none of them nothing is sent.
    ///   - user: Whose entries they are.
    ///   - workspace: The workspace that they belong to.
    ///   - change: Is given each id with the entry to change; what it throws is thrown on, and nothing is written.
    /// - Returns: The entries as Clockify keeps them.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when Clockify leaves out one of the entries, and as
    ///   ``replaceTimeEntries(_:of:in:)`` does.
    @discardableResult
    public func updateTimeEntries(
        _ ids: [Clockify.TimeEntryID],
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID,
        _ change: (Clockify.TimeEntryID, inout Clockify.TimeEntryChanges) throws -> Void
    ) async throws -> [Clockify.TimeEntry] {
        let found = try await timeEntries(withIDs: ids, in: workspace)
        let entries = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let replacements = try ids.uniqued.map { id in
            guard let entry = entries[id] else {
                throw APIError(
                    .notFound,
                    operation: "Clockify.updateTimeEntries",
                    message: "Clockify left out one of the time entries, so none was changed; check the ids."
                )
            }
            var changes = Clockify.TimeEntryChanges(entry)
            try change(id, &changes)
            return Clockify.TimeEntryReplacement(id, changes)
        }
        return try await replaceTimeEntries(replacements, of: user, in: workspace)
    }

    /// Makes several time entries of a user what they are told to be; what a description leaves out is cleared.
    ///
    /// - Parameters:
    ///   - replacements: What the entries are to be, each at most once; for none of them nothing is sent.
    ///   - user: Whose entries they are.
    ///   - workspace: The workspace that they belong to.
    /// - Returns: The entries as Clockify keeps them.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` when an entry comes twice or is a holiday
    ///   or time off, before anything is sent, and with the codes `locked`, `manualTrackingDisabled` and `validation`.
    @discardableResult
    public func replaceTimeEntries(
        _ replacements: [Clockify.TimeEntryReplacement],
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> [Clockify.TimeEntry] {
        guard !replacements.isEmpty else { return [] }
        var request = userEntriesRequest("Clockify.replaceTimeEntries", .put, user, workspace)
        guard Set(replacements.map(\.id)).count == replacements.count else {
            throw APIError(
                .invalidRequest,
                operation: request.operation,
                message: "A time entry is to become two different things at once; name each entry once."
            )
        }
        try requireWritable(replacements.map(\.changes), request.operation)
        try request.encode(replacements)
        return try await session.value(of: request)
    }

    /// Stops a change to an entry that Clockify makes itself, whose kind its operations do not take.
    private func requireWritable(_ changes: [Clockify.TimeEntryChanges], _ operation: String) throws(APIError) {
        guard changes.allSatisfy({ $0.kind != .holiday && $0.kind != .timeOff }) else {
            throw APIError(
                .invalidRequest,
                operation: operation,
                message:
                    "Clockify writes holidays and time off by itself, so nothing was changed; change the holiday or the "
                    + "request for time off, or give the entry another kind."
            )
        }
    }
}
