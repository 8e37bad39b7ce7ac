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
            let tasks = try fillNew(&project, fields, workspace, content)
            project.id = content.newIdentifier()
            content.append(project)
            for var task in tasks {
                (task.id, task.project) = (content.newIdentifier(), project.id)
                content.append(task)
            }
            return Answer(.created, json: projectShape(project, content))
        },
        route(
            .get,
            "workspaces/:workspace/projects/:project",
            query: ["hydrated", "custom-field-entity-type", "expense-limit", "expense-date"]
        ) { request, content throws(ClockifyFailure) in
            let project = content.projects[try projectIndex(request, content)]
            try ClockifyProjectFilter.requireExpenseParameters(request)
            let isHydrated = try request.flag("hydrated") ?? false
            return Answer(
                json: isHydrated ? hydratedProjectShape(project, content) : projectShape(project, content)
            )
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
            content.changeTimeEntries(where: { $0.project == project.id }) { entry in
                (entry.project, entry.task) = (nil, nil)
            }
            return Answer(json: shape)
        },
    ]

    @Sendable
    private static func projects(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer
    {
        let workspace = try request.workspace(in: content)
        let filter = try ClockifyProjectFilter(request)
        let isHydrated = try request.flag("hydrated") ?? false
        let snapshot = content
        let listing = ClockifyListing<Content.Project>(
            name: { $0.name },
            id: { $0.id },
            stateParameter: "archived",
            state: { $0.isArchived },
            columns: [
                "CLIENT_NAME": .text { snapshot.client($0.client)?.name ?? "" },
                "DURATION": .number { Double(snapshot.trackedSeconds(on: $0.id)) },
                "BUDGET": .number { Double($0.budgetEstimate?.amount ?? 0) },
                "PROGRESS": .number { progress(of: $0, snapshot) },
            ]
        )
        let projects = content.projects.filter { $0.workspace == workspace.id && filter.admits($0, snapshot) }
        return try listing.answer(request, projects) {
            isHydrated ? hydratedProjectShape($0, snapshot) : projectShape($0, snapshot)
        }
    }

    /// How much of the estimated time was tracked; none where nothing was estimated.
    private static func progress(of project: Content.Project, _ content: Content) -> Double {
        guard project.timeEstimate.seconds > 0 else { return 0 }
        return Double(content.trackedSeconds(on: project.id)) / Double(project.timeEstimate.seconds)
    }

    static func projectIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure) -> Int {
        let workspace = try request.workspace(in: content)
        let id = request["project"]
        guard let index = content.projects.firstIndex(where: { $0.id == id && $0.workspace == workspace.id })
        else { throw .foreign("Project", id) }
        return index
    }
}
