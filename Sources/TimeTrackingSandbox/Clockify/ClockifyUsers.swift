import HTTPTypes

/// The caller, the workspaces and who is in them.
extension Clockify {
    static let userRoutes: [Route] = [
        route(.get, "user", query: ["include-memberships"]) { request, content throws(ClockifyFailure) in
            let withMemberships = try request.flag("include-memberships") ?? false
            return Answer(json: userShape(request.account, content, withMemberships: withMemberships))
        },
        route(.get, "workspaces", query: ["roles"]) { request, content throws(ClockifyFailure) in
            let mine = content.workspaces.filter { $0.members.contains(request.account.id) }
            return Answer(json: .array(mine.map(workspaceShape)))
        },
        route(.get, "workspaces/:workspace") { request, content throws(ClockifyFailure) in
            Answer(json: workspaceShape(try request.workspace(in: content)))
        },
        route(
            .get,
            "workspaces/:workspace/users",
            query: ["email", "project-id", "status", "account-statuses", "name", "memberships", "include-roles"]
                + .order + .page,
            users
        ),
        route(.get, "workspaces/:workspace/custom-fields", query: ["name", "status", "entity-type"]) {
            request,
            content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let fields = content.customFields.filter { $0.workspace == workspace.id }
            return Answer(json: .array(fields.map(customFieldShape)))
        },
    ]

    @Sendable
    private static func users(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        // A plain member cannot list the others, not even to find itself.
        guard request.isAdministrator(of: workspace) else { throw .accessDenied }
        let page = try ClockifyPage(request)
        let email = request.query.first("email").map { $0.lowercased() }
        let name = request.query.first("name").map { $0.lowercased() }
        let users = content.accounts.filter { account in
            workspace.members.contains(account.id)
                && (email.map { account.email.lowercased().contains($0) } ?? true)
                && (name.map { (account.name ?? "").lowercased().contains($0) } ?? true)
        }
        let snapshot = content
        return page.answer(users, isEndless: request.hasEndlessPages) {
            userShape($0, snapshot, withMemberships: false)
        }
    }

    static func userShape(_ account: Content.Account, _ content: Content, withMemberships: Bool) -> JSON {
        let workspaces = content.workspaces.filter { $0.members.contains(account.id) }
        return [
            "id": .string(account.id),
            "email": .string(account.email),
            "name": JSON(account.name),
            "memberships": withMemberships ? .array(workspaces.map { membershipShape(account.id, in: $0) }) : [],
            "profilePicture": "",
            "activeWorkspace": .string(account.activeWorkspace),
            "defaultWorkspace": .string(account.activeWorkspace),
            "settings": account.name == nil ? nil : settingsShape(account),
            "status": account.name == nil ? "PENDING_EMAIL_VERIFICATION" : "ACTIVE",
            "customFields": [],
        ]
    }

    private static func settingsShape(_ account: Content.Account) -> JSON {
        [
            "weekStart": "MONDAY",
            "timeZone": .string(account.timeZone),
            "timeFormat": "HOUR24",
            "dateFormat": "DD/MM/YYYY",
            "lang": .string(account.language),
            "theme": "DEFAULT",
            "timeTrackingManual": false,
            "myStartOfDay": "09:00",
            "projectListCollapse": nil,
            "summaryReportSettings": ["group": "Project", "subgroup": "Time Entry"],
        ]
    }

    private static func customFieldShape(_ field: Content.CustomField) -> JSON {
        [
            "id": .string(field.id),
            "workspaceId": .string(field.workspace),
            "name": .string(field.name),
            "type": .string(field.type),
            "status": "VISIBLE",
            "required": false,
            "entityType": "TIMEENTRY",
            "workspaceDefaultValue": nil,
            "allowedValues": [],
            "projectDefaultValues": [],
        ]
    }
}
