import HTTPTypes

extension Clockify {
    static let projectRoutes: [Route] = [
        route(
            .get,
            "workspaces/:workspace/projects",
            query: [
                "name", "strict-name-search", "archived", "billable", .list("clients"), "contains-client",
                "client-status", .list("users"), "contains-user", "user-status", "is-template", "hydrated", "access",
                "expense-limit", "expense-date", .list("userGroups"), "contains-group",
            ] + .order + .page,
            projects
        ),
        route(
            .post,
            "workspaces/:workspace/projects",
            body: [
                "billable", "clientId", "color", .nested("costRate", .rate), .nested("estimate", ["estimate", "type"]),
                .nested("hourlyRate", .rate), "isPublic",
                .nested("memberships", [.nested("hourlyRate", .rate), "membershipStatus", "membershipType", "userId"]),
                "name", "note",
                .nested(
                    "tasks",
                    .newTask + [
                        "billable", "projectId", .nested("costRate", ["amount", "since", "sinceAsInstant"]),
                        .nested("hourlyRate", .rate),
                    ]
                ),
            ]
        ) { request, content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let fields = try request.fields()
            var project = Content.Project(id: "", workspace: workspace.id, name: try fields.name("name"))
            project.isBillable = try fields.flag("billable") ?? true
            project.isPublic = try fields.flag("isPublic") ?? true
            try fill(&project, fields, content)
            project.id = content.newIdentifier()
            content.projects.append(project)
            return Answer(.created, json: projectShape(project, content))
        },
        route(
            .get,
            "workspaces/:workspace/projects/:project",
            query: ["hydrated", "custom-field-entity-type", "expense-limit", "expense-date"]
        ) { request, content throws(ClockifyFailure) in
            let index = try projectIndex(request, content)
            return Answer(json: projectShape(content.projects[index], content))
        },
        route(
            .put,
            "workspaces/:workspace/projects/:project",
            body: [
                "archived", "billable", "clientId", "color", .nested("costRate", .rate), .nested("hourlyRate", .rate),
                "isPublic", "name", "note",
            ]
        ) { request, content throws(ClockifyFailure) in
            let index = try projectIndex(request, content)
            let fields = try request.fields()
            var project = content.projects[index]
            if fields["name"] != nil { project.name = try fields.name("name") }
            // These two fall back to false when they are left out; everything else is kept.
            project.isBillable = try fields.flag("billable") ?? false
            project.isPublic = try fields.flag("isPublic") ?? false
            project.isArchived = try fields.flag("archived") ?? project.isArchived
            try fill(&project, fields, content)
            content.projects[index] = project
            return Answer(json: projectShape(project, content))
        },
        route(.delete, "workspaces/:workspace/projects/:project") { request, content throws(ClockifyFailure) in
            let index = try projectIndex(request, content)
            guard content.projects[index].isArchived else { throw stillActive("project", "proyecto") }
            let project = content.projects[index]
            let shape = projectShape(project, content)
            content.projects.remove(at: index)
            content.tasks.removeAll { $0.project == project.id }
            for index in content.timeEntries.indices where content.timeEntries[index].project == project.id {
                content.timeEntries[index].project = nil
                content.timeEntries[index].task = nil
            }
            return Answer(json: shape)
        },
    ]

    @Sendable
    private static func projects(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer
    {
        let workspace = try request.workspace(in: content)
        let listing = ClockifyListing<Content.Project>(
            name: { $0.name },
            id: { $0.id },
            stateParameter: "archived",
            state: { $0.isArchived }
        )
        let isBillable = try request.flag("billable")
        let clients = request.query.list("clients")
        let projects = content.projects.filter { project in
            project.workspace == workspace.id
                && (isBillable.map { project.isBillable == $0 } ?? true)
                && (clients.isEmpty || project.client.map { clients.contains($0) } ?? false)
        }
        let snapshot = content
        return try listing.answer(request, projects) { projectShape($0, snapshot) }
    }

    /// Takes what creating and changing a project have in common.
    private static func fill(_ project: inout Content.Project, _ fields: ClockifyFields, _ content: Content)
        throws(ClockifyFailure)
    {
        if let color = try fields.text("color") {
            let digits = color.utf8.dropFirst()
            guard color.hasPrefix("#"), digits.count == 6 || digits.count == 3,
                digits.allSatisfy({ $0.hexadecimalDigit != nil })
            else { throw .invalid("\(color) is no colour.", "\(color) no es un color.") }
            project.color = color
        }
        project.note = try fields.text("note") ?? project.note
        project.hourlyRate = try fields.rate("hourlyRate") ?? project.hourlyRate
        if let id = try fields.text("clientId") {
            guard id.isEmpty || content.clients.contains(where: { $0.id == id && $0.workspace == project.workspace })
            else { throw .foreign("Client", id) }
            project.client = id.isEmpty ? nil : id
        }
        let isTaken = content.projects.contains {
            $0.workspace == project.workspace && $0.name == project.name && $0.client == project.client
                && $0.id != project.id
        }
        guard !isTaken else { throw nameTaken(project.name) }
    }

    static func projectIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure) -> Int {
        let workspace = try request.workspace(in: content)
        let id = request["project"]
        guard let index = content.projects.firstIndex(where: { $0.id == id && $0.workspace == workspace.id })
        else { throw .foreign("Project", id) }
        return index
    }
}
