import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Changes a client: reads it, applies the change to all of it, and writes it back.
    ///
    /// What another program changes between the reading and the writing is lost.
    ///
    /// - Parameters:
    ///   - id: The client.
    ///   - workspace: The workspace that it belongs to.
    ///   - cascade: What else happens when the change archives the client.
    ///   - change: Is given the client as it is.
    /// - Returns: The client after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such client and
    ///   `validation` when the name is taken, there are more than three addresses for copies, or the currency is unknown;
    ///   and what the closure throws.
    @discardableResult
    public func updateClient(
        _ id: Clockify.ClientID,
        in workspace: Clockify.WorkspaceID,
        cascade: Clockify.ClientCascade = [],
        _ change: (inout Clockify.ClientChanges) throws -> Void
    ) async throws -> Clockify.Customer {
        let client = try await readClient("Clockify.updateClient", id, in: workspace)
        var changes = Clockify.ClientChanges(client)
        try change(&changes)
        let body = ClientChangesBody(changes: changes, mayHaveEmail: client.email != nil)
        return try await writeClient("Clockify.updateClient", id, in: workspace, body, cascade)
    }

    /// Makes a client what it is told to be, whatever it was.
    ///
    /// - Parameters:
    ///   - id: The client.
    ///   - workspace: The workspace that it belongs to.
    ///   - changes: What the client is to be.
    ///   - cascade: What else happens when that archives the client.
    /// - Returns: The client after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the client is unknown, the name is taken,
    ///   there are more than three addresses for copies, or the currency is unknown (Clockify does not tell these apart).
    @discardableResult
    public func replaceClient(
        _ id: Clockify.ClientID,
        in workspace: Clockify.WorkspaceID,
        with changes: Clockify.ClientChanges,
        cascade: Clockify.ClientCascade = []
    ) async throws -> Clockify.Customer {
        let body = ClientChangesBody(changes: changes, mayHaveEmail: true)
        return try await writeClient("Clockify.replaceClient", id, in: workspace, body, cascade)
    }

    /// Archives a client, after which it can be deleted.
    ///
    /// - Parameters:
    ///   - id: The client.
    ///   - workspace: The workspace that it belongs to.
    ///   - cascade: What else happens.
    /// - Returns: The client after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such client.
    @discardableResult
    public func archiveClient(
        _ id: Clockify.ClientID,
        in workspace: Clockify.WorkspaceID,
        cascade: Clockify.ClientCascade = []
    ) async throws -> Clockify.Customer {
        try await updateClient(id, in: workspace, cascade: cascade) { $0.isArchived = true }
    }

    private func writeClient(
        _ operation: String,
        _ id: Clockify.ClientID,
        in workspace: Clockify.WorkspaceID,
        _ body: ClientChangesBody,
        _ cascade: Clockify.ClientCascade
    ) async throws -> Clockify.Customer {
        var request = clientRequest(operation, .put, id, in: workspace)
        if cascade.contains(.archivesProjects) { request.ask(for: "archive-projects", true) }
        if cascade.contains(.completesTasks) { request.ask(for: "mark-tasks-as-done", true) }
        try request.encode(body)
        return try await session.value(of: request)
    }
}
