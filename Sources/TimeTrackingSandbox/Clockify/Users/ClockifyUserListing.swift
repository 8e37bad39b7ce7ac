/// Which users of a workspace a list shows, in which order, and what it tells of them.
struct ClockifyUserListing {
    private typealias Workspace = Sandbox.Content.Workspace
    private typealias Account = Sandbox.Content.Account

    /// The identifiers of those who may be shown, or nil for everybody.
    var only: Set<String>?

    private var email: String?
    private var name: String?
    private var project: String?
    private var status: String?
    private var accountStatuses: [String]?
    private var roles: [String]
    private var groups: [String]
    private var column: String
    private var isDescending: Bool
    private var memberships: String
    private var withRoles: Bool
    private var page: ClockifyPage

    private static let statuses = ["PENDING", "ACTIVE", "DECLINED", "INACTIVE", "ALL"]
    private static let accountStatuses = [
        "ACTIVE", "PENDING_EMAIL_VERIFICATION", "DELETED", "NOT_REGISTERED", "LIMITED", "LIMITED_DELETED",
    ]
    private static let columns = ["ID", "EMAIL", "NAME", "NAME_LOWERCASE", "ACCESS", "HOURLYRATE", "COSTRATE"]
    private static let orders = ["ASCENDING", "DESCENDING"]
    private static let membershipKinds = ["ALL", "NONE", "WORKSPACE", "PROJECT", "USERGROUP"]

    /// Reads what a query asks for.
    init(_ request: ClockifyRequest) throws(ClockifyFailure) {
        let query = request.query
        email = query.first("email")
        name = query.first("name")
        project = query.first("project-id")
        status = try request.word("status", of: Self.statuses)
        let accountStatuses = query.list("account-statuses")
        if let unknown = accountStatuses.first(where: { !Self.accountStatuses.contains($0) }) {
            throw ClockifyRequest.badParameter("account-statuses", unknown)
        }
        self.accountStatuses = accountStatuses.isEmpty ? nil : accountStatuses
        roles = []
        groups = []
        column = try request.word("sort-column", of: Self.columns) ?? "EMAIL"
        isDescending = try request.word("sort-order", of: Self.orders) == "DESCENDING"
        memberships = try request.word("memberships", of: Self.membershipKinds) ?? "NONE"
        withRoles = try request.flag("include-roles") ?? false
        page = try ClockifyPage(request)
    }

    /// Reads what a body asks for.
    init(_ fields: ClockifyFields) throws(ClockifyFailure) {
        email = try fields.text("email")
        name = try fields.text("name")
        project = try fields.text("projectId")
        status = try fields.choice("status", of: Self.statuses)
        accountStatuses = try fields.choices("accountStatuses", of: Self.accountStatuses)
        roles = try fields.choices("roles", of: Clockify.roleKinds) ?? []
        groups = try fields.texts("userGroups") ?? []
        column = try fields.choice("sortColumn", of: Self.columns) ?? "EMAIL"
        isDescending = try fields.choice("sortOrder", of: Self.orders) == "DESCENDING"
        memberships = try fields.choice("memberships", of: Self.membershipKinds) ?? "NONE"
        withRoles = try fields.flag("includeRoles") ?? false
        page = try ClockifyPage(
            number: try fields.whole("page", in: 1...Int(Int32.max)) ?? 1,
            size: try fields.whole("pageSize", in: 1...Int(Int32.max)) ?? 50
        )
    }

    /// The list for an administrator; a plain member cannot list the others, not even to find itself.
    func answer(_ request: ClockifyRequest, _ content: Sandbox.Content) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        guard request.isAdministrator(of: workspace) else { throw .accessDenied }
        return try answer(request, workspace, content)
    }

    /// The list for whoever asks.
    func answer(
        _ request: ClockifyRequest,
        _ workspace: Sandbox.Content.Workspace,
        _ content: Sandbox.Content
    ) throws(ClockifyFailure) -> Answer {
        var candidates = only ?? Set(workspace.members)
        if let project, !project.isEmpty {
            guard let project = content.projects.first(where: { $0.id == project && $0.workspace == workspace.id })
            else { throw .foreign("Project", project) }
            candidates = candidates.filter { Clockify.mayUse($0, project, in: workspace, content) }
        }
        if !groups.isEmpty {
            let members = content.userGroups.filter { groups.contains($0.id) && $0.workspace == workspace.id }
            candidates.formIntersection(members.flatMap(\.members))
        }
        let users = content.accounts.filter { candidates.contains($0.id) && admits($0, in: workspace) }
        return page.answer(sorted(users, in: workspace), isEndless: request.hasEndlessPages) {
            shape($0, in: workspace, content)
        }
    }

    private func admits(_ account: Account, in workspace: Workspace) -> Bool {
        // An address that matches, a name that matches: parts of them are enough.
        if let email, !email.isEmpty, !account.email.lowercased().contains(email.lowercased()) { return false }
        if let name, !name.isEmpty, !(account.name ?? "").lowercased().contains(name.lowercased()) { return false }
        if let status, status != "ALL", workspace.membership(of: account.id).status != status { return false }
        let shown = accountStatuses ?? ["ACTIVE", "PENDING_EMAIL_VERIFICATION", "NOT_REGISTERED"]
        guard shown.contains(account.status) else { return false }
        // Here an owner counts as an administrator.
        return roles.isEmpty
            || roles.contains { role in
                Clockify.hasRole(role, account.id, in: workspace)
                    || role == "WORKSPACE_ADMIN" && workspace.owner == account.id
            }
    }

    private func sorted(_ users: [Account], in workspace: Workspace) -> [Account] {
        let keyed = users.map { user in (key: key(user, in: workspace), user: user) }
        let ascending = keyed.sorted { left, right in
            (left.key.number, left.key.text, left.user.id) < (right.key.number, right.key.text, right.user.id)
        }
        return (isDescending ? ascending.reversed() : ascending).map(\.user)
    }

    private func key(_ user: Account, in workspace: Workspace) -> (number: Int, text: String) {
        switch column {
        case "ID": (0, user.id)
        case "NAME": (0, user.name ?? "")
        case "NAME_LOWERCASE": (0, (user.name ?? "").lowercased())
        case "ACCESS": (workspace.administrators.contains(user.id) ? 0 : 1, user.email.lowercased())
        case "HOURLYRATE": (workspace.membership(of: user.id).hourlyRate ?? -1, user.email.lowercased())
        case "COSTRATE": (workspace.membership(of: user.id).costRate ?? -1, user.email.lowercased())
        default: (0, user.email.lowercased())
        }
    }

    private func shape(_ user: Account, in workspace: Workspace, _ content: Sandbox.Content) -> JSON {
        let kinds = memberships == "ALL" ? Self.membershipKinds : [memberships]
        let memberships = Clockify.membershipShapes(of: user.id, kinds, in: workspace, content)
        let shape = Clockify.userShape(user, content, memberships: memberships, in: workspace)
        guard withRoles else { return shape }
        let roles = Clockify.roleShapes(of: user.id, in: workspace)
        return shape.adding([JSON.Member(name: "roles", value: .array(roles))])
    }
}
