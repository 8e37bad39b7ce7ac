import HTTPTypes
public import TimeTrackingKit

extension Clockify.Client {
    /// Returns the custom fields that a project uses.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - project: The project.
    ///   - status: Which fields to return by who sees them, or nil for every one.
    ///   - subject: Which fields to return by what they say something about, or nil for every one.
    /// - Returns: All of them; Clockify does not page this list.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such project.
    public func customFields(
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        status: Clockify.CustomFieldStatus? = nil,
        subject: Clockify.CustomFieldSubject? = nil
    ) async throws -> [Clockify.CustomField] {
        var request = APIRequest(
            "Clockify.projectCustomFields",
            .get,
            ["workspaces", workspace.rawValue, "projects", project.rawValue, "custom-fields"]
        )
        request.ask(for: "status", status?.rawValue)
        request.ask(for: "entity-type", subject?.rawValue)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    /// Says what a custom field of the workspace is in one project.
    ///
    /// - Parameters:
    ///   - id: The field.
    ///   - workspace: The workspace.
    ///   - project: The project.
    ///   - defaultValue: The value of the project's new entries in the shape that the field's kind wants, or nil to say
    ///     nothing about it.
    ///   - status: Whether the project uses the field, or nil to say nothing about it.
    /// - Returns: The field after the change, with what its projects say among its ``CustomField/projectDefaults``.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` when neither a value nor a status is given,
    ///   before anything is sent, and `validation` when the field or the project is unknown or the value does not fit
    ///   (Clockify does not tell these apart).
    @discardableResult
    public func updateCustomField(
        _ id: Clockify.CustomFieldID,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        defaultValue: JSONValue? = nil,
        status: Clockify.CustomFieldStatus? = nil
    ) async throws -> Clockify.CustomField {
        var request = request("Clockify.updateProjectCustomField", .patch, id, in: workspace, project)
        guard defaultValue != nil || status != nil else {
            throw APIError(
                .invalidRequest,
                operation: request.operation,
                message: "The project is to say nothing about the custom field; give a default value or a status."
            )
        }
        var body: [String: JSONValue] = [:]
        body["defaultValue"] = defaultValue
        body["status"] = status.map { .string($0.rawValue) }
        try request.encode(body)
        return try await session.value(of: request)
    }

    /// Takes away what a project says about a custom field of the workspace.
    ///
    /// - Parameters:
    ///   - id: The field.
    ///   - workspace: The workspace.
    ///   - project: The project.
    /// - Returns: The field after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the field or the project is unknown.
    @discardableResult
    public func removeCustomField(
        _ id: Clockify.CustomFieldID,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID
    ) async throws -> Clockify.CustomField {
        var request = request("Clockify.removeCustomField", .delete, id, in: workspace, project)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    private func request(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ id: Clockify.CustomFieldID,
        in workspace: Clockify.WorkspaceID,
        _ project: Clockify.ProjectID
    ) -> APIRequest {
        APIRequest(
            operation,
            method,
            ["workspaces", workspace.rawValue, "projects", project.rawValue, "custom-fields", id.rawValue]
        )
    }
}
