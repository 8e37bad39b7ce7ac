import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Gives a role to a user.
    ///
    /// - Parameters:
    ///   - role: The role and what it is over.
    ///   - user: The user who gets it.
    ///   - workspace: The workspace.
    /// - Returns: The roles that were given.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when Clockify knows one of the ids not.
    @discardableResult
    public func grantRole(
        _ role: Clockify.RoleAssignment,
        to user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> [Clockify.GrantedRole] {
        try await session.value(of: roleRequest("Clockify.grantRole", .post, role, user, workspace))
    }

    /// Takes a role from a user.
    ///
    /// - Parameters:
    ///   - role: The role and what it is over.
    ///   - user: The user who loses it.
    ///   - workspace: The workspace.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `validation` when Clockify knows one of the ids not.
    public func revokeRole(
        _ role: Clockify.RoleAssignment,
        from user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws {
        _ = try await session.send(roleRequest("Clockify.revokeRole", .delete, role, user, workspace))
    }

    private func roleRequest(
        _ operation: String,
        _ method: HTTPRequest.Method,
        _ role: Clockify.RoleAssignment,
        _ user: Clockify.UserID,
        _ workspace: Clockify.WorkspaceID
    ) throws -> APIRequest {
        var request = APIRequest(
            operation,
            method,
            ["workspaces", workspace.rawValue, "users", user.rawValue, "roles"]
        )
        try request.encode(role)
        return request
    }
}
