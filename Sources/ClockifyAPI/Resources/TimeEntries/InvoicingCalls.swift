import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Says that time was put on an invoice.
    ///
    /// - Parameters:
    ///   - ids: The entries; for none of them nothing is sent.
    ///   - workspace: The workspace that they belong to.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `forbidden`, and `validation` when Clockify does not know
    ///   an entry or refuses the change (it does not tell these apart).
    public func markInvoiced(_ ids: [Clockify.TimeEntryID], in workspace: Clockify.WorkspaceID) async throws {
        try await setInvoiced(true, ids, workspace)
    }

    /// Says that time is on no invoice.
    ///
    /// - Parameters:
    ///   - ids: The entries; for none of them nothing is sent.
    ///   - workspace: The workspace that they belong to.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `forbidden`, and `validation` when Clockify does not know
    ///   an entry or refuses the change (it does not tell these apart).
    public func markUninvoiced(_ ids: [Clockify.TimeEntryID], in workspace: Clockify.WorkspaceID) async throws {
        try await setInvoiced(false, ids, workspace)
    }

    private func setInvoiced(
        _ isInvoiced: Bool,
        _ ids: [Clockify.TimeEntryID],
        _ workspace: Clockify.WorkspaceID
    ) async throws {
        guard !ids.isEmpty else { return }
        var request = APIRequest(
            isInvoiced ? "Clockify.markInvoiced" : "Clockify.markUninvoiced",
            .patch,
            ["workspaces", workspace.rawValue, "time-entries", "invoiced"]
        )
        try request.encode(InvoicedStatus(invoiced: isInvoiced, timeEntryIds: ids.uniqued))
        _ = try await session.send(request)
    }
}

/// The body that says whether entries are on an invoice.
private struct InvoicedStatus: Encodable {
    var invoiced: Bool
    var timeEntryIds: [Clockify.TimeEntryID]
}
