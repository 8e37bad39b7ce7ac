import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Changes a task: reads it, applies the change to all of it, and writes it back.
    ///
    /// What another program changes between the reading and the writing is lost. Prices have calls of their own.
    ///
    /// - Parameters:
    ///   - id: The task.
    ///   - workspace: The workspace.
    ///   - project: The project that it belongs to.
    ///   - assignment: Whether the people whom the task names work on it.
    ///   - membershipStatus: The state of the memberships that the assignment goes by, or nil for Clockify's choice.
    ///   - change: Is given the task as it is.
    /// - Returns: The task after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the project has no such task and
    ///   `validation` when the name is taken or a user is unknown; and what the closure throws.
    @discardableResult
    public func updateTask(
        _ id: Clockify.TaskID,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        assignment: Clockify.TaskAssignment = .asNamed,
        membershipStatus: Clockify.UserStatusFilter? = nil,
        _ change: (inout Clockify.TaskChanges) throws -> Void
    ) async throws -> Clockify.Task {
        var changes = Clockify.TaskChanges(try await readTask("Clockify.updateTask", id, in: workspace, project))
        try change(&changes)
        var request = taskRequest("Clockify.updateTask", .put, [id.rawValue], in: workspace, project)
        request.ask(for: assignment)
        request.ask(for: "membership-status", membershipStatus?.rawValue)
        try request.encode(changes)
        return try await session.value(of: request)
    }

    /// Makes a task what it is told to be, whatever it was.
    ///
    /// - Parameters:
    ///   - id: The task.
    ///   - workspace: The workspace.
    ///   - project: The project that it belongs to.
    ///   - changes: What the task is to be.
    ///   - assignment: Whether the people whom the task names work on it.
    ///   - membershipStatus: The state of the memberships that the assignment goes by, or nil for Clockify's choice.
    /// - Returns: The task after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the task or a user is unknown or the name
    ///   is taken (Clockify does not tell these apart).
    @discardableResult
    public func replaceTask(
        _ id: Clockify.TaskID,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        with changes: Clockify.TaskChanges,
        assignment: Clockify.TaskAssignment = .asNamed,
        membershipStatus: Clockify.UserStatusFilter? = nil
    ) async throws -> Clockify.Task {
        var request = taskRequest("Clockify.replaceTask", .put, [id.rawValue], in: workspace, project)
        request.ask(for: assignment)
        request.ask(for: "membership-status", membershipStatus?.rawValue)
        try request.encode(changes)
        return try await session.value(of: request)
    }

    /// Marks a task as done, after which it can be deleted.
    ///
    /// - Parameters:
    ///   - id: The task.
    ///   - workspace: The workspace.
    ///   - project: The project that it belongs to.
    /// - Returns: The task after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the project has no such task.
    @discardableResult
    public func completeTask(
        _ id: Clockify.TaskID,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID
    ) async throws -> Clockify.Task {
        try await updateTask(id, in: workspace, project: project) { $0.status = .done }
    }

    func readTask(
        _ operation: String,
        _ id: Clockify.TaskID,
        in workspace: Clockify.WorkspaceID,
        _ project: Clockify.ProjectID
    ) async throws -> Clockify.Task {
        var request = taskRequest(operation, .get, [id.rawValue], in: workspace, project)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    func taskRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ rest: [String],
        in workspace: Clockify.WorkspaceID,
        _ project: Clockify.ProjectID
    ) -> APIRequest {
        let path = ["workspaces", workspace.rawValue, "projects", project.rawValue, "tasks"]
        return APIRequest(operation, method, path + rest)
    }
}

extension APIRequest {
    /// Clockify takes the people whom a task names unless told otherwise.
    mutating func ask(for assignment: Clockify.TaskAssignment) {
        switch assignment {
        case .asNamed: break
        case .nobody: ask(for: "contains-assignee", false)
        }
    }
}
