import HTTPTypes
public import TimeTrackingKit

extension Clockify.Client {
    /// Returns the owner of the key.
    ///
    /// - Parameter includingMemberships: Whether to say what the user belongs to.
    /// - Returns: The user.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `unauthorized` when the key is not accepted.
    public func user(includingMemberships: Bool = false) async throws -> Clockify.User {
        var request = APIRequest("Clockify.user", .get, ["user"])
        if includingMemberships { request.query.append((name: "include-memberships", value: "true")) }
        return try await session.value(of: request)
    }

    /// Returns the users of a workspace.
    ///
    /// Only administrators may list everyone; to know who the owner of a key is, ask for ``user(includingMemberships:)``.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - filter: Which users to list, what to show of them, and in which order.
    ///   - pageSize: How many users to fetch at a time.
    /// - Returns: The users, fetched as they are asked for; iteration throws the code `forbidden` to a plain member.
    public func users(
        in workspace: Clockify.WorkspaceID,
        filter: Clockify.UserFilter = Clockify.UserFilter(),
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.User> {
        var request = APIRequest("Clockify.users", .get, ["workspaces", workspace.rawValue, "users"])
        request.ask(for: filter)
        return pages(of: request, pageSize: pageSize)
    }

    /// Returns the users of a workspace that a query finds, by roles and groups too.
    ///
    /// Clockify is asked with a `POST`. Although it changes nothing, it is not repeated after a failure that leaves open
    /// whether Clockify acted; the caller may list the users anew.
    ///
    /// - Parameters:
    ///   - workspace: The workspace.
    ///   - query: Which users to find, what to show of them, and in which order.
    ///   - pageSize: How many users to fetch at a time.
    /// - Returns: The users, fetched as they are asked for; iteration throws the code `forbidden` to a plain member.
    public func users(
        in workspace: Clockify.WorkspaceID,
        matching query: Clockify.UserQuery,
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.User> {
        let operation = "Clockify.usersMatching"
        return pages(
            named: operation,
            pageSize: pageSize,
            identity: { $0.id.rawValue },
            request: { page in
                var request = APIRequest(operation, .post, ["workspaces", workspace.rawValue, "users", "info"])
                try request.encode(Clockify.UserQuery.Body(query: query, page: page + 1, pageSize: pageSize))
                return request
            }
        )
    }

    /// Returns the managers of a user.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - workspace: The workspace.
    ///   - sorting: What to sort by, or nil for Clockify's own order.
    ///   - pageSize: How many managers to fetch at a time.
    /// - Returns: The managers, fetched as they are asked for; iteration throws the code `notFound` for a user who is
    ///   not in the workspace.
    public func managers(
        of user: Clockify.UserID,
        in workspace: Clockify.WorkspaceID,
        sorting: Clockify.Sorting<Clockify.UserSortColumn>? = nil,
        pageSize: Int = 50
    ) -> PagedSequence<Clockify.User> {
        var request = APIRequest(
            "Clockify.managers",
            .get,
            ["workspaces", workspace.rawValue, "users", user.rawValue, "managers"]
        )
        request.meanings[.validationOrMissing] = .notFound
        request.ask(for: sorting)
        return pages(of: request, pageSize: pageSize)
    }
}

extension APIRequest {
    fileprivate mutating func ask(for filter: Clockify.UserFilter) {
        ask(for: "name", filter.name)
        ask(for: "email", filter.email)
        ask(for: "project-id", filter.projectID?.rawValue)
        ask(for: "status", filter.status?.rawValue)
        let accountStatuses = filter.accountStatuses.uniqued.map(\.rawValue)
        ask(for: "account-statuses", accountStatuses.isEmpty ? nil : accountStatuses.joined(separator: ","))
        ask(for: "memberships", filter.memberships?.rawValue)
        // The service's own description wants it there, whatever it says.
        ask(for: "include-roles", filter.includesRoles)
        ask(for: filter.sorting)
    }
}
