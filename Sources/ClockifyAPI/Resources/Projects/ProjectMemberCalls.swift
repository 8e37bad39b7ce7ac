import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Makes some users and groups the members of a project, instead of those whom it had.
    ///
    /// - Parameters:
    ///   - members: The users.
    ///   - groups: The groups of users, or nil to say nothing about them.
    ///   - workspace: The workspace.
    ///   - project: The project.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the project, a user or a group is unknown
    ///   (Clockify does not tell these apart).
    @discardableResult
    public func replaceMembers(
        with members: [Clockify.ProjectMember],
        groups: Clockify.UserGroupSelection? = nil,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID
    ) async throws -> Clockify.Project {
        struct Body: Encodable {
            var memberships: [Clockify.ProjectMember]
            var userGroups: Clockify.UserGroupSelection?
        }
        var request = projectRequest(
            "Clockify.replaceMembers",
            .patch,
            [project.rawValue, "memberships"],
            in: workspace
        )
        try request.encode(Body(memberships: members, userGroups: groups))
        return try await session.value(of: request)
    }

    /// Adds users and groups to the members of a project.
    ///
    /// - Parameters:
    ///   - users: The users.
    ///   - groups: The groups of users, or nil for none.
    ///   - workspace: The workspace.
    ///   - project: The project.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError`` as ``replaceMembers(with:groups:in:project:)`` does.
    @discardableResult
    public func addMembers(
        _ users: [Clockify.UserID],
        groups: Clockify.UserGroupSelection? = nil,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID
    ) async throws -> Clockify.Project {
        let change = MembersChange(remove: false, userIds: users, userGroups: groups)
        return try await send(change, "Clockify.addMembers", in: workspace, project)
    }

    /// Removes users and groups from the members of a project.
    ///
    /// - Parameters:
    ///   - users: The users.
    ///   - groups: The groups of users, or nil for none.
    ///   - workspace: The workspace.
    ///   - project: The project.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError`` as ``replaceMembers(with:groups:in:project:)`` does.
    @discardableResult
    public func removeMembers(
        _ users: [Clockify.UserID],
        groups: Clockify.UserGroupSelection? = nil,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID
    ) async throws -> Clockify.Project {
        let change = MembersChange(remove: true, userIds: users, userGroups: groups)
        return try await send(change, "Clockify.removeMembers", in: workspace, project)
    }

    /// Sets what an hour of a project's member is billed at.
    ///
    /// - Parameters:
    ///   - rate: The price.
    ///   - workspace: The workspace.
    ///   - project: The project.
    ///   - user: The member.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when the price is refused or the project or the
    ///   member is unknown (Clockify does not tell these apart).
    @discardableResult
    public func setHourlyRate(
        _ rate: Clockify.RateInput,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        user: Clockify.UserID
    ) async throws -> Clockify.Project {
        let path = [project.rawValue, "users", user.rawValue, "hourly-rate"]
        var request = projectRequest("Clockify.setMemberHourlyRate", .put, path, in: workspace)
        try request.encode(rate)
        return try await session.value(of: request)
    }

    /// Sets what an hour of a project's member costs.
    ///
    /// - Parameters:
    ///   - rate: The price.
    ///   - workspace: The workspace.
    ///   - project: The project.
    ///   - user: The member.
    /// - Returns: The project after the change.
    /// - Throws: ``TimeTrackingKit/APIError`` as ``setHourlyRate(_:in:project:user:)`` does.
    @discardableResult
    public func setCostRate(
        _ rate: Clockify.RateInput,
        in workspace: Clockify.WorkspaceID,
        project: Clockify.ProjectID,
        user: Clockify.UserID
    ) async throws -> Clockify.Project {
        let path = [project.rawValue, "users", user.rawValue, "cost-rate"]
        var request = projectRequest("Clockify.setMemberCostRate", .put, path, in: workspace)
        try request.encode(rate)
        return try await session.value(of: request)
    }

    private func send(
        _ change: MembersChange,
        _ operation: String,
        in workspace: Clockify.WorkspaceID,
        _ project: Clockify.ProjectID
    ) async throws -> Clockify.Project {
        var request = projectRequest(operation, .post, [project.rawValue, "memberships"], in: workspace)
        try request.encode(change)
        return try await session.value(of: request)
    }
}

/// Who joins or leaves a project.
private struct MembersChange: Encodable {
    var remove: Bool
    var userIds: [Clockify.UserID]
    var userGroups: Clockify.UserGroupSelection?
}
