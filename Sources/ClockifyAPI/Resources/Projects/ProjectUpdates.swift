import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Creates a project.
    ///
    /// - Parameters:
    ///   - new: The project.
    ///   - workspace: The workspace.
    /// - Returns: The project as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the name is taken or too short, or the
    ///   client or a user is unknown. After the code `transport` with the delivery `unknown` the project may exist: list
    ///   the projects before creating it again.
    public func createProject(
        _ new: Clockify.NewProject,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        var request = projectRequest("Clockify.createProject", .post, [], in: workspace)
        try request.encode(new)
        return try await session.value(of: request)
    }

    /// Creates a project after the pattern of a template.
    ///
    /// - Parameters:
    ///   - new: The project, and the template that it follows.
    ///   - workspace: The workspace.
    /// - Returns: The project as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError`` as ``createProject(_:in:)`` does, with the code `validation` when the
    ///   template is unknown or none.
    public func createProject(
        fromTemplate new: Clockify.NewProjectFromTemplate,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        var request = projectRequest("Clockify.createProjectFromTemplate", .post, ["from-template"], in: workspace)
        try request.encode(new)
        return try await session.value(of: request)
    }

    /// Changes a project: reads it, applies the change to all of it, and writes it back.
    ///
    /// What another program changes between the reading and the writing is lost.
    ///
    /// - Parameters:
    ///   - id: The project.
    ///   - workspace: The workspace that it belongs to.
    ///   - change: Is given the project as it is.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such project and
    ///   `validation` when the name is taken or the client is unknown; and what the closure throws.
    @discardableResult
    public func updateProject(
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID,
        _ change: (inout Clockify.ProjectChanges) throws -> Void
    ) async throws -> Clockify.Project {
        var changes = Clockify.ProjectChanges(try await readProject("Clockify.updateProject", id, in: workspace))
        try change(&changes)
        return try await writeProject("Clockify.updateProject", id, in: workspace, changes)
    }

    /// Makes a project what it is told to be, whatever it was.
    ///
    /// - Parameters:
    ///   - id: The project.
    ///   - workspace: The workspace that it belongs to.
    ///   - changes: What the project is to be.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the project or the client is unknown or
    ///   the name is taken (Clockify does not tell these apart).
    @discardableResult
    public func replaceProject(
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID,
        with changes: Clockify.ProjectChanges
    ) async throws -> Clockify.Project {
        try await writeProject("Clockify.replaceProject", id, in: workspace, changes)
    }

    /// Archives a project, after which it can be deleted.
    ///
    /// - Parameters:
    ///   - id: The project.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such project.
    @discardableResult
    public func archiveProject(
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        try await updateProject(id, in: workspace) { $0.isArchived = true }
    }

    /// Deletes an archived project and its tasks; its time entries stay, without a project.
    ///
    /// - Parameters:
    ///   - id: The project; archive it first with ``archiveProject(_:in:)``.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The project that was deleted.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the project is not archived and
    ///   `notFound` when the workspace has no such project.
    @discardableResult
    public func deleteProject(
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        try await delete(
            projectRequest("Clockify.deleteProject", .delete, [id.rawValue], in: workspace),
            advice: "Clockify deletes only archived projects; archive the project first."
        )
    }

    private func writeProject(
        _ operation: String,
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID,
        _ changes: Clockify.ProjectChanges
    ) async throws -> Clockify.Project {
        var request = projectRequest(operation, .put, [id.rawValue], in: workspace)
        try request.encode(changes)
        return try await session.value(of: request)
    }
}
