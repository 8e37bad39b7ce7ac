import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Sets what a project is measured against, instead of what it was measured against before.
    ///
    /// - Parameters:
    ///   - estimate: An expected time, an expected cost, or nothing.
    ///   - workspace: The workspace.
    ///   - project: The project.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the estimate is refused or the project is
    ///   unknown (Clockify does not tell the two apart), and `forbidden` when the plan excludes estimates.
    @discardableResult
    public func setEstimate(
        _ estimate: Clockify.EstimateInput,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID
    ) async throws -> Clockify.Project {
        var request = projectRequest("Clockify.setEstimate", .patch, [project.rawValue, "estimate"], in: workspace)
        try request.encode(estimate)
        return try await session.value(of: request)
    }

    /// Makes a project a template for others.
    ///
    /// - Parameters:
    ///   - id: The project.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the workspace has no such project and
    ///   `forbidden` when the plan excludes templates.
    @discardableResult
    public func markAsTemplate(
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        try await setTemplate(true, "Clockify.markAsTemplate", id, in: workspace)
    }

    /// Makes a template a project like any other.
    ///
    /// - Parameters:
    ///   - id: The project.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError`` as ``markAsTemplate(_:in:)`` does.
    @discardableResult
    public func unmarkAsTemplate(
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        try await setTemplate(false, "Clockify.unmarkAsTemplate", id, in: workspace)
    }

    private func setTemplate(
        _ isTemplate: Bool,
        _ operation: String,
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        var request = projectRequest(operation, .patch, [id.rawValue, "template"], in: workspace)
        try request.encode(["isTemplate": isTemplate])
        return try await session.value(of: request)
    }
}
