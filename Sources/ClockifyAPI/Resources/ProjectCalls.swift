import HTTPTypes
public import TimeTrackingKit

extension Clockify {
    /// Which part of a list to return, by whether its elements are archived.
    public enum ArchiveFilter: Sendable, Hashable {
        /// What is in use.
        case active
        /// What is archived.
        case archived
        /// Both.
        case all
    }
}

extension Clockify.Client {
    /// Returns the projects of a workspace.
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
        var request = APIRequest("Clockify.projects", .get, ["workspaces", workspace.rawValue, "projects"])
        if let name { request.query.append((name: "name", value: name)) }
        // Without the parameter Clockify returns archived projects as well, whatever its documentation says.
        switch archive {
        case .active: request.query.append((name: "archived", value: "false"))
        case .archived: request.query.append((name: "archived", value: "true"))
        case .all: break
        }
        return pages(of: request, pageSize: pageSize)
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
        var request = APIRequest(
            "Clockify.project",
            .get,
            ["workspaces", workspace.rawValue, "projects", id.rawValue]
        )
        request.meanings[.validationOrMissing] = .notFound
        return try await session.value(of: request)
    }
}
