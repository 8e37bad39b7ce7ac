import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Returns the custom fields of a workspace.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - name: A part of the names to look for, or nil for every name.
    ///   - status: Which fields to return by who sees them, or nil for every one.
    ///   - subject: Which fields to return by what they say something about, or nil for every one.
    /// - Returns: All of them; Clockify does not page this list.
    /// - Throws: ``TimeTrackingKit/APIError``.
    public func customFields(
        in workspace: Clockify.WorkspaceID,
        name: String? = nil,
        status: Clockify.CustomFieldStatus? = nil,
        subject: Clockify.CustomFieldSubject? = nil
    ) async throws -> [Clockify.CustomField] {
        var request = customFieldRequest("Clockify.customFields", .get, nil, in: workspace)
        request.ask(for: "name", name)
        request.ask(for: "status", status?.rawValue)
        request.ask(for: "entity-type", subject?.rawValue)
        return try await session.value(of: request)
    }

    /// Creates a custom field; an add-on token does not suffice for it.
    ///
    /// - Parameters:
    ///   - new: The field.
    ///   - workspace: The workspace.
    /// - Returns: The field as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the name is taken or the default does not
    ///   fit, and `forbidden` when the plan excludes custom fields. After the code `transport` with the delivery
    ///   `unknown` the field may exist: list the fields before creating it again.
    public func createCustomField(
        _ new: Clockify.NewCustomField,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.CustomField {
        var request = customFieldRequest("Clockify.createCustomField", .post, nil, in: workspace)
        try new.definition.requireKind(request.operation)
        try request.encode(new)
        return try await session.value(of: request)
    }

    /// Changes a custom field: finds it in the list of fields, applies the change to all of it, and writes it back.
    ///
    /// What another program changes between the reading and the writing is lost. A field whose kind Clockify does not say
    /// needs a definition from the closure; without it the code is `invalidRequest`, and nothing is written.
    ///
    /// - Parameters:
    ///   - id: The field.
    ///   - workspace: The workspace that it belongs to.
    ///   - change: Is given the field as it is.
    /// - Returns: The field after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such field and
    ///   `validation` when the name is taken or the default does not fit; and what the closure throws.
    @discardableResult
    public func updateCustomField(
        _ id: Clockify.CustomFieldID,
        in workspace: Clockify.WorkspaceID,
        _ change: (inout Clockify.CustomFieldChanges) throws -> Void
    ) async throws -> Clockify.CustomField {
        // There is no request for one field.
        let request = customFieldRequest("Clockify.updateCustomField", .get, nil, in: workspace)
        let fields: [Clockify.CustomField] = try await session.value(of: request)
        guard let field = fields.first(where: { $0.id == id }) else {
            throw APIError(
                .notFound,
                operation: request.operation,
                message: "The workspace has no such custom field; list its fields and give the id of one."
            )
        }
        var changes = Clockify.CustomFieldChanges(field)
        try change(&changes)
        return try await writeCustomField(request.operation, id, in: workspace, changes)
    }

    /// Makes a custom field what it is told to be, whatever it was.
    ///
    /// - Parameters:
    ///   - id: The field.
    ///   - workspace: The workspace that it belongs to.
    ///   - changes: What the field is to be.
    /// - Returns: The field after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the field is unknown, the name is taken or
    ///   the default does not fit (Clockify does not tell these apart).
    @discardableResult
    public func replaceCustomField(
        _ id: Clockify.CustomFieldID,
        in workspace: Clockify.WorkspaceID,
        with changes: Clockify.CustomFieldChanges
    ) async throws -> Clockify.CustomField {
        try await writeCustomField("Clockify.replaceCustomField", id, in: workspace, changes)
    }

    /// Deletes a custom field, and with it its values in time entries.
    ///
    /// - Parameters:
    ///   - id: The field.
    ///   - workspace: The workspace that it belongs to.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such field.
    public func deleteCustomField(
        _ id: Clockify.CustomFieldID,
        in workspace: Clockify.WorkspaceID
    ) async throws {
        var request = customFieldRequest("Clockify.deleteCustomField", .delete, id, in: workspace)
        request.meanings[.validationOrMissing] = .notFound
        _ = try await session.send(request)
    }

    private func writeCustomField(
        _ operation: String,
        _ id: Clockify.CustomFieldID,
        in workspace: Clockify.WorkspaceID,
        _ changes: Clockify.CustomFieldChanges
    ) async throws -> Clockify.CustomField {
        var request = customFieldRequest(operation, .put, id, in: workspace)
        try changes.definition.requireKind(request.operation)
        try request.encode(changes)
        return try await session.value(of: request)
    }

    private func customFieldRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ id: Clockify.CustomFieldID?,
        in workspace: Clockify.WorkspaceID
    ) -> APIRequest {
        let path = ["workspaces", workspace.rawValue, "custom-fields"]
        return APIRequest(operation, method, path + (id.map { [$0.rawValue] } ?? []))
    }
}
