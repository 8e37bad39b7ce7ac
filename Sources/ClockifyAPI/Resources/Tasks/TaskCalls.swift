import HTTPTypes
public import TimeTrackingKit

extension Clockify.Client {
    /// Returns the tasks of a project.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - project: The project.
    ///   - name: What names to look for, or nil for every name.
    ///   - filter: Whether to return tasks to be worked on, done ones or both.
    ///   - sorting: What to sort by, or nil for Clockify's own order.
    ///   - pageSize: How many tasks to fetch at a time.
    /// - Returns: The tasks, fetched as they are asked for.
    public func tasks(
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        name: Clockify.NameFilter? = nil,
        status filter: Clockify.TaskFilter = .active,
        sortedBy sorting: Clockify.Sorting<Clockify.NameColumn>? = nil,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.Task> {
        var request = taskRequest("Clockify.tasks", .get, [], in: workspace, project)
        request.ask(for: name)
        switch filter {
        case .active: request.ask(for: "is-active", true)
        case .done: request.ask(for: "is-active", false)
        case .all: break
        }
        request.ask(for: sorting)
        return pages(of: request, pageSize: pageSize)
    }

    /// Returns one task.
    ///
    /// - Parameters:
    ///   - id: The task.
    ///   - workspace: The workspace.
    ///   - project: The project that it belongs to.
    /// - Returns: The task.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the project has no such task.
    public func task(
        _ id: Clockify.TaskID,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID
    ) async throws -> Clockify.Task {
        try await readTask("Clockify.task", id, in: workspace, project)
    }

    /// Creates a task.
    ///
    /// - Parameters:
    ///   - new: The task.
    ///   - workspace: The workspace.
    ///   - project: The project that it is to belong to.
    ///   - assignment: Whether the people whom the task names work on it.
    /// - Returns: The task as Clockify keeps it.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the name is taken or the project or a user
    ///   is unknown. After the code `transport` with the delivery `unknown` the task may exist: list the tasks before
    ///   creating it again.
    public func createTask(
        _ new: Clockify.NewTask,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        assignment: Clockify.TaskAssignment = .asNamed
    ) async throws -> Clockify.Task {
        var request = taskRequest("Clockify.createTask", .post, [], in: workspace, project)
        request.ask(for: assignment)
        try request.encode(new)
        return try await session.value(of: request)
    }

    /// Deletes a task that is done; its time entries stay, without a task.
    ///
    /// - Parameters:
    ///   - id: The task; mark it as done first with ``completeTask(_:in:project:)``.
    ///   - workspace: The workspace.
    ///   - project: The project that it belongs to.
    /// - Returns: The task that was deleted.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the task is not done and `notFound` when
    ///   the project has no such task.
    @discardableResult
    public func deleteTask(
        _ id: Clockify.TaskID,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID
    ) async throws -> Clockify.Task {
        try await delete(
            taskRequest("Clockify.deleteTask", .delete, [id.rawValue], in: workspace, project),
            advice: "Clockify deletes only tasks that are done; mark the task as done first."
        )
    }

    /// Sets what an hour of a task is billed at.
    ///
    /// - Parameters:
    ///   - rate: The price.
    ///   - workspace: The workspace.
    ///   - project: The project that the task belongs to.
    ///   - task: The task.
    /// - Returns: The task after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the price is refused or the task is
    ///   unknown (Clockify does not tell the two apart).
    @discardableResult
    public func setHourlyRate(
        _ rate: Clockify.RateInput,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        task: Clockify.TaskID
    ) async throws -> Clockify.Task {
        var request = taskRequest(
            "Clockify.setTaskHourlyRate",
            .put,
            [task.rawValue, "hourly-rate"],
            in: workspace,
            project
        )
        try request.encode(rate)
        return try await session.value(of: request)
    }

    /// Sets what an hour of a task costs.
    ///
    /// - Parameters:
    ///   - rate: The price.
    ///   - workspace: The workspace.
    ///   - project: The project that the task belongs to.
    ///   - task: The task.
    /// - Returns: The task after the change.
    /// - Throws: ``TimeTrackingKit/APIError`` as ``setHourlyRate(_:in:project:task:)`` does.
    @discardableResult
    public func setCostRate(
        _ rate: Clockify.RateInput,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        task: Clockify.TaskID
    ) async throws -> Clockify.Task {
        var request = taskRequest(
            "Clockify.setTaskCostRate",
            .put,
            [task.rawValue, "cost-rate"],
            in: workspace,
            project
        )
        try request.encode(rate)
        return try await session.value(of: request)
    }
}
