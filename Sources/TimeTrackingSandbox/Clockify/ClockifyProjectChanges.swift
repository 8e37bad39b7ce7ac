import HTTPTypes

/// The operations on a project that change one side of it.
extension Clockify {
    private static let groupFields = FieldName.nested("userGroups", ["contains", "ids", "status"])

    static let projectChangeRoutes: [Route] = [
        route(
            .post,
            "workspaces/:workspace/projects/from-template",
            body: ["clientId", "color", "isPublic", "name", "templateProjectId"],
            createFromTemplate
        ),
        route(
            .patch,
            "workspaces/:workspace/projects/:project/estimate",
            body: [
                .nested("timeEstimate", ["active", "estimate", "includeNonBillable", "resetOption", "type"]),
                .nested("budgetEstimate", ["active", "estimate", "includeExpenses", "resetOption", "type"]),
                .nested(
                    "estimateReset",
                    ["active", "dayOfMonth", "dayOfWeek", "hour", "interval", "isActive", "month"]
                ),
            ]
        ) { request, content throws(ClockifyFailure) in
            try change(request, &content) { project, fields, _, _ throws(ClockifyFailure) in
                if let fields = try fields.nested("timeEstimate") { project.timeEstimate = try timeEstimate(fields) }
                if let fields = try fields.nested("budgetEstimate") {
                    project.budgetEstimate = try budgetEstimate(fields)
                }
                if let fields = try fields.nested("estimateReset") {
                    project.estimateReset = try estimateReset(fields)
                }
            }
        },
        route(
            .patch,
            "workspaces/:workspace/projects/:project/memberships",
            body: [
                .nested("memberships", ["userId", .nested("hourlyRate", .rate), .nested("costRate", .rate)]),
                groupFields,
            ]
        ) { request, content throws(ClockifyFailure) in
            try change(request, &content) { project, fields, workspace, content throws(ClockifyFailure) in
                guard fields["memberships"] != nil else { throw ClockifyFields.missing("memberships") }
                project.memberships = try memberships(fields, workspace)
                project.userGroups = try userGroups(fields, workspace, content) ?? project.userGroups
            }
        },
        route(
            .post,
            "workspaces/:workspace/projects/:project/memberships",
            body: ["remove", "userIds", groupFields],
            addOrRemoveMembers
        ),
        route(.patch, "workspaces/:workspace/projects/:project/template", body: ["isTemplate"]) {
            request,
            content throws(ClockifyFailure) in
            try change(request, &content) { project, fields, _, _ throws(ClockifyFailure) in
                guard let isTemplate = try fields.flag("isTemplate") else { throw ClockifyFields.missing("isTemplate") }
                project.isTemplate = isTemplate
            }
        },
        route(.put, "workspaces/:workspace/projects/:project/users/:user/cost-rate", body: .names(.rate)) {
            request,
            content throws(ClockifyFailure) in
            try changeMember(request, &content) { member, amount in member.costRate = amount }
        },
        route(.put, "workspaces/:workspace/projects/:project/users/:user/hourly-rate", body: .names(.rate)) {
            request,
            content throws(ClockifyFailure) in
            try changeMember(request, &content) { member, amount in member.hourlyRate = amount }
        },
    ]

    @Sendable
    private static func createFromTemplate(_ request: ClockifyRequest, _ content: inout Content)
        throws(ClockifyFailure) -> Answer
    {
        let workspace = try request.workspace(in: content)
        let fields = try request.fields()
        let name = try fields.name("name")
        let id = try fields.requiredIdentifier("templateProjectId")
        guard let template = content.project(id), template.workspace == workspace.id, template.isTemplate
        else { throw .foreign("Template", id) }
        var project = template
        (project.id, project.name, project.isTemplate, project.isArchived) = ("", name, false, false)
        project.isPublic = try fields.flag("isPublic") ?? false
        try fill(&project, fields, content)
        project.id = content.newIdentifier()
        content.append(project)
        for task in content.tasks where task.project == template.id {
            var copy = task
            (copy.id, copy.project) = (content.newIdentifier(), project.id)
            content.append(copy)
        }
        return Answer(json: projectShape(project, content))
    }

    /// Puts users and groups on a project, or takes them off it.
    @Sendable
    private static func addOrRemoveMembers(_ request: ClockifyRequest, _ content: inout Content)
        throws(ClockifyFailure) -> Answer
    {
        try change(request, &content) { project, fields, workspace, content throws(ClockifyFailure) in
            let users = try fields.texts("userIds") ?? []
            let groups = try userGroups(fields, workspace, content) ?? []
            if let stranger = users.first(where: { !workspace.members.contains($0) }) {
                throw .foreign("User", stranger)
            }
            if try fields.flag("remove") ?? false {
                project.memberships.removeAll { users.contains($0.user) }
                project.userGroups.removeAll { groups.contains($0) }
            } else {
                for user in users where !project.memberships.contains(where: { $0.user == user }) {
                    project.memberships.append(Content.ProjectMembership(user: user))
                }
                for group in groups where !project.userGroups.contains(group) { project.userGroups.append(group) }
            }
        }
    }

    /// Changes a project, which only an administrator may.
    private static func change(
        _ request: ClockifyRequest,
        _ content: inout Content,
        _ change: (inout Content.Project, ClockifyFields, Content.Workspace, Content) throws(ClockifyFailure) -> Void
    ) throws(ClockifyFailure) -> Answer {
        let workspace = try request.workspace(in: content)
        guard request.isAdministrator(of: workspace) else { throw .accessDenied }
        let index = try projectIndex(request, content)
        var project = content.projects[index]
        try change(&project, try request.fields(), workspace, content)
        content.projects[index] = project
        return Answer(json: projectShape(project, content))
    }

    private static func changeMember(
        _ request: ClockifyRequest,
        _ content: inout Content,
        _ set: (inout Content.ProjectMembership, Int) -> Void
    ) throws(ClockifyFailure) -> Answer {
        let user = request["user"]
        return try change(request, &content) { project, fields, _, _ throws(ClockifyFailure) in
            guard let member = project.memberships.firstIndex(where: { $0.user == user })
            else { throw .foreign("User", user) }
            set(&project.memberships[member], try fields.rateAmount())
        }
    }
}
