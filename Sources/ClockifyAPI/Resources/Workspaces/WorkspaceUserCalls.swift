import HTTPTypes
import TimeTrackingKit

extension Clockify {
    /// How somebody hears of being added to a workspace.
    public enum Invitation: Sendable, Hashable {
        /// By an e-mail from Clockify.
        case byEmail
        /// Not from Clockify.
        case silent
    }
}

extension Clockify.Client {
    /// Adds somebody to a workspace, who then has to accept.
    ///
    /// - Parameters:
    ///   - email: The person's e-mail address.
    ///   - workspace: The workspace, which has to be on a paid plan.
    ///   - invitation: Whether Clockify writes to the person.
    /// - Returns: The workspace, with the new membership.
    /// - Throws: ``TimeTrackingKit/APIError``, with the codes `validation` and `forbidden`.
    @discardableResult
    public func addUser(
        withEmail email: String,
        to workspace: Clockify.WorkspaceID,
        invitation: Clockify.Invitation
    ) async throws -> Clockify.Workspace {
        var request = APIRequest(
            "Clockify.addUser",
            .post,
            ["workspaces", workspace.rawValue, "users"],
            query: [(name: "send-email", value: invitation == .byEmail ? "true" : "false")]
        )
        try request.encode(["email": email])
        return try await session.value(of: request)
    }

    /// Adds limited users to a workspace, who track time at a kiosk and have no account.
    ///
    /// - Parameters:
    ///   - users: The users, 1 to 250 of them.
    ///   - workspace: The workspace.
    /// - Returns: The workspace, with the new memberships.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` for none or too many, before anything is
    ///   sent, and with the codes `validation` and `forbidden`.
    @discardableResult
    public func addLimitedUsers(
        _ users: [Clockify.NewLimitedUser],
        to workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Workspace {
        var request = APIRequest(
            "Clockify.addLimitedUsers",
            .post,
            ["workspaces", workspace.rawValue, "limited-users"]
        )
        guard (1...250).contains(users.count) else {
            throw APIError(
                .invalidRequest,
                operation: request.operation,
                message: "Clockify takes 1 to 250 limited users at a time; call once for each 250 of them."
            )
        }
        try request.encode(["users": users])
        return try await session.value(of: request)
    }

    /// Activates or deactivates a user of a workspace.
    ///
    /// - Parameters:
    ///   - status: `active` or `inactive`.
    ///   - user: The user.
    ///   - workspace: The workspace.
    /// - Returns: The workspace, with the changed membership.
    /// - Throws: ``TimeTrackingKit/APIError``, with the codes `validation` and `forbidden`.
    @discardableResult
    public func setStatus(
        _ status: Clockify.MembershipStatus,
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Workspace {
        try await put(["status": status], "Clockify.setUserStatus", [], user, workspace)
    }

    /// Sets what an hour of a user is billed at unless a project says otherwise.
    ///
    /// - Parameters:
    ///   - rate: The price, and since when.
    ///   - user: The user.
    ///   - workspace: The workspace.
    /// - Returns: The workspace, with the changed membership.
    /// - Throws: ``TimeTrackingKit/APIError``, with the codes `validation` and `forbidden`.
    @discardableResult
    public func setHourlyRate(
        _ rate: Clockify.RateInput,
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Workspace {
        try await put(rate, "Clockify.setUserHourlyRate", ["hourly-rate"], user, workspace)
    }

    /// Sets what an hour of a user costs unless a project says otherwise.
    ///
    /// - Parameters:
    ///   - rate: The price, and since when.
    ///   - user: The user.
    ///   - workspace: The workspace.
    /// - Returns: The workspace, with the changed membership.
    /// - Throws: ``TimeTrackingKit/APIError``, with the codes `validation` and `forbidden`.
    @discardableResult
    public func setCostRate(
        _ rate: Clockify.RateInput,
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Workspace {
        try await put(rate, "Clockify.setUserCostRate", ["cost-rate"], user, workspace)
    }

    private func put(
        _ body: some Encodable,
        _ operation: String,
        _ place: [String],
        _ user: Clockify.UserID,
        _ workspace: Clockify.WorkspaceID
    ) async throws -> Clockify.Workspace {
        var request = APIRequest(operation, .put, ["workspaces", workspace.rawValue, "users", user.rawValue] + place)
        try request.encode(body)
        return try await session.value(of: request)
    }
}
