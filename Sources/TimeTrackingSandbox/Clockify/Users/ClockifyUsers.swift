import HTTPTypes

/// The caller and the lists of users.
extension Clockify {
    static let userRoutes: [Route] = [
        route(.get, "user", query: ["include-memberships"]) { request, content throws(ClockifyFailure) in
            let withMemberships = try request.flag("include-memberships") ?? false
            return Answer(json: userShape(request.account, content, withMemberships: withMemberships))
        },
        route(
            .get,
            "workspaces/:workspace/users",
            query: [
                "email", "project-id", "status", "account-statuses", "name", "memberships", "include-roles",
            ] + .order + .page
        ) { request, content throws(ClockifyFailure) in
            try ClockifyUserListing(request).answer(request, content)
        },
        route(
            .post,
            "workspaces/:workspace/users/info",
            body: [
                "accountStatuses", "email", "includeRoles", "memberships", "name", "page", "pageSize", "projectId",
                "roles", "sortColumn", "sortOrder", "status", "userGroups",
            ]
        ) { request, content throws(ClockifyFailure) in
            try ClockifyUserListing(try request.fields()).answer(request, content)
        },
        route(.get, "workspaces/:workspace/users/:user/managers", query: .order + .page) {
            request,
            content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let user = try request.user(in: workspace, content)
            let groups = content.userGroups.filter { $0.workspace == workspace.id && $0.members.contains(user.id) }
            let managed = Set([user.id] + groups.map(\.id))
            let managers = workspace.roles.filter { $0.kind == "TEAM_MANAGER" && managed.contains($0.entity) }
            var listing = try ClockifyUserListing(request)
            listing.only = Set(managers.map(\.user))
            return try listing.answer(request, workspace, content)
        },
    ]
}
