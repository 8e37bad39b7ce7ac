import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// The most entries that one deletion names: their ids stand in the address, which servers and proxies keep short.
    private static var mostDeleted: Int { 200 }

    /// Deletes a time entry.
    ///
    /// - Parameters:
    ///   - id: The entry.
    ///   - workspace: The workspace that it belongs to.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such entry, and
    ///   `locked`.
    public func deleteTimeEntry(_ id: Clockify.TimeEntryID, in workspace: Clockify.WorkspaceID) async throws {
        var request = entryRequest("Clockify.deleteTimeEntry", .delete, id, workspace)
        request.meanings[.validationOrMissing] = .notFound
        _ = try await session.send(request)
    }

    /// Deletes several time entries of a user.
    ///
    /// - Parameters:
    ///   - ids: The entries, 200 at most; for none of them nothing is sent.
    ///   - user: Whose entries they are.
    ///   - workspace: The workspace that they belong to.
    /// - Returns: The entries as they were.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` for too many or an id that is empty or has
    ///   a comma, before anything is sent, and with the codes `notFound` and `locked`.
    @discardableResult
    public func deleteTimeEntries(
        _ ids: [Clockify.TimeEntryID],
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> [Clockify.TimeEntry] {
        guard !ids.isEmpty else { return [] }
        var request = userEntriesRequest("Clockify.deleteTimeEntries", .delete, user, workspace)
        guard ids.uniqued.count <= Self.mostDeleted else {
            throw APIError(
                .invalidRequest,
                operation: request.operation,
                message: "One call deletes \(Self.mostDeleted) time entries at most; call again for the others."
            )
        }
        try request.ask(for: "time-entry-ids", inOneText: ids)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }
}
