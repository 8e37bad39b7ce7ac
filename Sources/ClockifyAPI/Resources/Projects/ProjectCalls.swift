import HTTPTypes
public import TimeTrackingKit

extension Clockify.Client {
    /// Returns the projects of a workspace by name.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - name: A part of the names to look for, or nil for every name.
    ///   - archive: Whether to return projects in use, archived ones or both.
    ///   - pageSize: How many projects to fetch at a time.
    /// - Returns: The projects, fetched as they are asked for.
    public func projects(
        in workspace: Clockify.WorkspaceID,
        name: String? = nil,
        archive: Clockify.ArchiveFilter = .active,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.Project> {
        let filter = Clockify.ProjectFilter(name: name.map { .containing($0) }, archive: archive)
        return projects(in: workspace, matching: filter, pageSize: pageSize)
    }

    /// Returns the projects of a workspace that match a filter.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - filter: Which projects to return.
    ///   - sorting: What to sort by, or nil for Clockify's own order.
    ///   - pageSize: How many projects to fetch at a time.
    /// - Returns: The projects, fetched as they are asked for.
    public func projects(
        in workspace: Clockify.WorkspaceID,
        matching filter: Clockify.ProjectFilter,
        sortedBy sorting: Clockify.Sorting<Clockify.ProjectColumn>? = nil,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.Project> {
        var request = projectRequest("Clockify.projects", .get, [], in: workspace)
        request.ask(for: filter)
        request.ask(for: sorting)
        return filter.matchesNothing ? .empty(of: request) : pages(of: request, pageSize: pageSize)
    }

    /// Returns the projects of a workspace together with what belongs to them.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - filter: Which projects to return; those in use at first.
    ///   - sorting: What to sort by, or nil for Clockify's own order.
    ///   - expenses: Which of their expenses to return, or nil for what Clockify chooses.
    ///   - pageSize: How many projects to fetch at a time.
    /// - Returns: The projects, fetched as they are asked for.
    public func hydratedProjects(
        in workspace: Clockify.WorkspaceID,
        matching filter: Clockify.ProjectFilter = Clockify.ProjectFilter(),
        sortedBy sorting: Clockify.Sorting<Clockify.ProjectColumn>? = nil,
        expenses: Clockify.ExpenseSelection? = nil,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.HydratedProject> {
        var request = projectRequest("Clockify.hydratedProjects", .get, [], in: workspace)
        request.ask(for: filter)
        request.ask(for: sorting)
        request.ask(for: "hydrated", true)
        request.ask(for: expenses)
        return filter.matchesNothing ? .empty(of: request) : pages(of: request, pageSize: pageSize)
    }

    /// Returns one project.
    ///
    /// - Parameters:
    ///   - id: The project.
    ///   - workspace: The workspace that it belongs to.
    /// - Returns: The project.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such project.
    public func project(
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        try await readProject("Clockify.project", id, in: workspace)
    }

    /// Returns one project together with what belongs to it.
    ///
    /// - Parameters:
    ///   - id: The project.
    ///   - workspace: The workspace that it belongs to.
    ///   - subject: Which of its custom fields to return, or nil for those of time entries.
    ///   - expenses: Which of its expenses to return, or nil for what Clockify chooses.
    /// - Returns: The project.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when the workspace has no such project.
    public func hydratedProject(
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID,
        customFieldsOf subject: Clockify.CustomFieldSubject? = nil,
        expenses: Clockify.ExpenseSelection? = nil
    ) async throws -> Clockify.HydratedProject {
        var request = projectRequest("Clockify.hydratedProject", .get, [id.rawValue], in: workspace)
        request.ask(for: "hydrated", true)
        request.ask(for: "custom-field-entity-type", subject?.rawValue)
        request.ask(for: expenses)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    func readProject(
        _ operation: String,
        _ id: Clockify.ProjectID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Project {
        var request = projectRequest(operation, .get, [id.rawValue], in: workspace)
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }

    func projectRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ rest: [String],
        in workspace: Clockify.WorkspaceID
    ) -> APIRequest {
        APIRequest(operation, method, ["workspaces", workspace.rawValue, "projects"] + rest)
    }
}

extension APIRequest {
    fileprivate mutating func ask(for filter: Clockify.ProjectFilter) {
        ask(for: filter.name)
        ask(for: filter.archive)
        ask(for: "billable", filter.isBillable)
        ask(for: "is-template", filter.isTemplate)
        ask(for: "access", filter.access?.rawValue)
        ask(for: "clients", filter.clients, presence: "contains-client")
        ask(for: "client-status", filter.clientArchive?.clientStatus)
        ask(for: "users", filter.users, presence: "contains-user")
        ask(for: "user-status", filter.userStatus?.rawValue)
        // The one parameter that is not written with hyphens.
        ask(for: "userGroups", filter.userGroups, presence: "contains-group")
    }
}

extension Clockify.ArchiveFilter {
    fileprivate var clientStatus: String {
        switch self {
        case .active: "ACTIVE"
        case .archived: "ARCHIVED"
        case .all: "ALL"
        }
    }
}
