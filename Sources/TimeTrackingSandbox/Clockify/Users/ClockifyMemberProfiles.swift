import HTTPTypes

/// What a member tells a workspace about itself.
extension Clockify {
    private static let days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]

    static let memberProfileRoutes: [Route] = [
        route(.get, "workspaces/:workspace/member-profile/:user") { request, content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            return Answer(json: profileShape(try request.user(in: workspace, content), in: workspace, content))
        },
        route(
            .patch,
            "workspaces/:workspace/member-profile/:user",
            body: [
                "imageUrl", "name", "removeProfileImage", .nested("userCustomFields", .userFieldValue), "weekStart",
                "workCapacity", "workingDays",
            ],
            updateProfile
        ),
    ]

    @Sendable
    private static func updateProfile(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        var workspace = try request.workspace(in: content)
        var account = try request.user(in: workspace, content)
        let fields = try request.fields()
        try fillLimited(&account, fields)
        var membership = workspace.membership(of: account.id)
        try fillProfile(&membership, fields)
        try fillUserFields(&membership, fields, in: workspace, content, request)
        workspace.memberships[account.id] = membership
        if let index = content.workspaces.firstIndex(where: { $0.id == workspace.id }) {
            content.workspaces[index] = workspace
        }
        if let index = content.accounts.firstIndex(where: { $0.id == account.id }) {
            content.accounts[index] = account
        }
        return Answer(json: profileShape(account, in: workspace, content))
    }

    /// Takes the name and the picture, which only people without an account of their own can have changed.
    private static func fillLimited(_ account: inout Content.Account, _ fields: ClockifyFields)
        throws(ClockifyFailure)
    {
        let name = fields["name"] == nil ? nil : try fields.name("name")
        let picture = try fields.text("imageUrl")
        let removesPicture = try fields.flag("removeProfileImage") ?? false
        guard name != nil || picture != nil || removesPicture else { return }
        guard account.status == "LIMITED" else {
            throw .invalid(
                "Only a limited user's name and picture can be changed.",
                "Solo se pueden cambiar el nombre y la imagen de un usuario limitado."
            )
        }
        guard name?.count ?? 1 <= 100 else {
            throw .invalid("name must have 1 to 100 characters.", "name debe tener de 1 a 100 caracteres.")
        }
        account.name = name ?? account.name
        account.picture = removesPicture ? "" : picture ?? account.picture
    }

    /// Takes the member's week.
    static func fillProfile(_ membership: inout Content.Workspace.Membership, _ fields: ClockifyFields)
        throws(ClockifyFailure)
    {
        membership.weekStart = try fields.choice("weekStart", of: days) ?? membership.weekStart
        _ = try fields.duration("workCapacity")
        membership.workCapacity = try fields.text("workCapacity") ?? membership.workCapacity
        // The reference has a single day here, its example several.
        if case .string = fields["workingDays"] {
            membership.workingDays = [try fields.choice("workingDays", of: days)].compactMap(\.self)
        } else if let words = try fields.choices("workingDays", of: days) {
            membership.workingDays = words
        }
    }

    private static func profileShape(
        _ account: Content.Account,
        in workspace: Content.Workspace,
        _ content: Content
    ) -> JSON {
        let membership = workspace.membership(of: account.id)
        return [
            "email": .string(account.email),
            "hasPassword": .bool(account.status == "ACTIVE"),
            "hasPendingApprovalRequest": false,
            "imageUrl": .string(account.picture),
            "name": JSON(account.name),
            "userCustomFieldValues": .array(fullUserFieldShapes(of: account.id, in: workspace, content)),
            "weekStart": .string(membership.weekStart),
            "workCapacity": .string(membership.workCapacity),
            "workingDays": .array(membership.workingDays.map(JSON.string)),
            "workspaceNumber": .integer(content.workspaces.count { $0.members.contains(account.id) }),
        ]
    }
}
