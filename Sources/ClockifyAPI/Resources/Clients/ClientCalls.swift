import HTTPTypes
public import TimeTrackingKit

extension Clockify.Client {
    /// Returns the clients of a workspace.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - name: A part of the names to look for, or nil for every name.
    ///   - archive: Whether to return clients in use, archived ones or both.
    ///   - sorting: What to sort by, or nil for by name.
    ///   - pageSize: How many clients to fetch at a time.
    /// - Returns: The clients, fetched as they are asked for.
    public func clients(
        in workspace: Clockify.WorkspaceID,
        name: String? = nil,
        archive: Clockify.ArchiveFilter = .active,
        sortedBy sorting: Clockify.Sorting<Clockify.NameColumn>? = nil,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.Customer> {
        var request = clientRequest("Clockify.clients", .get, nil, in: workspace)
        request.ask(for: "name", name)
        request.ask(for: archive)
        request.ask(for: sorting)
        return pages(of: request, pageSize: pageSize)
    }

    /// Returns one client.
    ///
    /// - Parameters:
    ///   - id: The client.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The client.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such client.
    public func client(
        _ id: Clockify.ClientID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Customer {
        try await readClient("Clockify.client", id, in: workspace)
    }

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - new: The client.
    ///   - workspace: The workspace.
    /// - Returns: The client as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the name is taken or too long. After the
    ///   code `transport` with the delivery `unknown` the client may exist: list the clients before creating it again.
    public func createClient(
        _ new: Clockify.NewClient,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Customer {
        var request = clientRequest("Clockify.createClient", .post, nil, in: workspace)
        try request.encode(new)
        return try await session.value(of: request)
    }

    /// Deletes an archived client; its projects stay, without a client.
    ///
    /// - Parameters:
    ///   - id: The client; archive it first with ``archiveClient(_:in:cascade:)``.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The client that was deleted.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the client is not archived and `notFound`
    ///   when the workspace has no such client.
    @discardableResult
    public func deleteClient(
        _ id: Clockify.ClientID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Customer {
        try await delete(
            clientRequest("Clockify.deleteClient", .delete, id, in: workspace),
            advice: "Clockify deletes only archived clients; archive the client first."
        )
    }

    func readClient(
        _ operation: String,
        _ id: Clockify.ClientID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Customer {
        var request = clientRequest(operation, .get, id, in: workspace)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    func clientRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ id: Clockify.ClientID?,
        in workspace: Clockify.WorkspaceID
    ) -> APIRequest {
        let path = ["workspaces", workspace.rawValue, "clients"]
        return APIRequest(operation, method, path + (id.map { [$0.rawValue] } ?? []))
    }
}
