import HTTPTypes

/// Who is in a workspace: adding, putting away, paying.
extension Clockify {
    static let memberRoutes: [Route] = [
        route(.post, "workspaces/:workspace/users", query: ["send-email"], body: ["email"], invite),
        route(
            .post,
            "workspaces/:workspace/limited-users",
            body: [
                .nested(
                    "users",
                    [
                        "costRate", "hourlyRate", "name", .nested("userCustomFields", .userFieldValue), "userGroups",
                        "weekStart", "workCapacity", "workingDays",
                    ]
                )
            ],
            addLimitedUsers
        ),
        route(.put, "workspaces/:workspace/users/:user", body: ["status"]) { request, content throws(ClockifyFailure) in
            let (index, user) = try administeredMember(request, content)
            guard let status = try request.fields().choice("status", of: ["ACTIVE", "INACTIVE"]) else {
                throw ClockifyFields.missing("status")
            }
            guard user != content.workspaces[index].owner || status == "ACTIVE" else {
                throw .invalid("The owner stays active.", "El propietario sigue activo.")
            }
            content.workspaces[index].memberships[user, default: .init()].status = status
            return Answer(json: workspaceShape(content.workspaces[index]))
        },
        route(.put, "workspaces/:workspace/users/:user/cost-rate", body: .names(.rate)) {
            request,
            content throws(ClockifyFailure) in
            let (index, user) = try administeredMember(request, content)
            content.workspaces[index].memberships[user, default: .init()].costRate = try request.fields().rateAmount()
            return Answer(json: workspaceShape(content.workspaces[index]))
        },
        route(.put, "workspaces/:workspace/users/:user/hourly-rate", body: .names(.rate)) {
            request,
            content throws(ClockifyFailure) in
            let (index, user) = try administeredMember(request, content)
            content.workspaces[index].memberships[user, default: .init()].hourlyRate = try request.fields().rateAmount()
            return Answer(json: workspaceShape(content.workspaces[index]))
        },
    ]

    /// Where the workspace of the path lies, and the identifier of the member of the path.
    static func administeredMember(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure)
        -> (workspace: Int, user: String)
    {
        let index = try request.administeredWorkspace(in: content)
        return (index, try request.member(of: content.workspaces[index], content).id)
    }

    /// Adds whoever has an address: an account as an active member, anybody else as one who has yet to come.
    @Sendable
    private static func invite(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let index = try request.administeredWorkspace(in: content)
        let email = try request.fields().text("email") ?? ""
        let sides = email.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else {
            throw .invalid("email cannot be \(email).", "email no puede ser \(email).")
        }
        let sendsEmail = try request.flag("send-email") ?? true
        if let account = content.accounts.first(where: { $0.email.lowercased() == email.lowercased() }) {
            guard !content.workspaces[index].members.contains(account.id) else {
                throw .invalid("\(email) is a member already.", "\(email) ya es miembro.")
            }
            content.workspaces[index].members.append(account.id)
        } else {
            let account = newAccount(nil, email: email, status: "NOT_REGISTERED", at: index, &content)
            content.workspaces[index].memberships[account, default: .init()].status = "PENDING"
        }
        if sendsEmail { content.invitations.append(email) }
        return Answer(json: workspaceShape(content.workspaces[index]))
    }

    /// Adds people without an address of their own, all or none of them.
    @Sendable
    private static func addLimitedUsers(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let index = try request.administeredWorkspace(in: content)
        let users = try request.fields().array("users") ?? []
        guard (1...250).contains(users.count) else {
            throw .invalid("users must have 1 to 250 elements.", "users debe tener de 1 a 250 elementos.")
        }
        var changed = content
        for user in users { try addLimitedUser(try ClockifyFields(user), at: index, &changed) }
        content = changed
        return Answer(json: workspaceShape(content.workspaces[index]))
    }

    private static func addLimitedUser(_ fields: ClockifyFields, at index: Int, _ content: inout Content)
        throws(ClockifyFailure)
    {
        let name = try fields.name("name")
        let id = newAccount(name, email: "", status: "LIMITED", at: index, &content)
        var membership = Content.Workspace.Membership()
        membership.hourlyRate = try fields.whole("hourlyRate", in: 0...Int(Int32.max))
        membership.costRate = try fields.whole("costRate", in: 0...Int(Int32.max))
        try fillProfile(&membership, fields)
        try fillUserFields(&membership, fields, in: content.workspaces[index], content)
        content.workspaces[index].memberships[id] = membership
        let workspace = content.workspaces[index].id
        for group in try fields.texts("userGroups") ?? [] {
            guard let group = content.userGroups.firstIndex(where: { $0.workspace == workspace && $0.name == group })
            else { throw .foreign("User group", group) }
            content.userGroups[group].members.append(id)
        }
    }

    private static func newAccount(
        _ name: String?,
        email: String,
        status: String,
        at index: Int,
        _ content: inout Content
    ) -> String {
        let id = content.newIdentifier()
        var account = Content.Account(
            id: id,
            name: name,
            email: email,
            atlassianID: "sandbox:\(id)",
            activeWorkspace: content.workspaces[index].id
        )
        account.status = status
        content.accounts.append(account)
        content.workspaces[index].members.append(id)
        return id
    }
}
