import HTTPTypes

extension Clockify {
    static let taskRoutes: [Route] = [
        route(
            .get,
            "workspaces/:workspace/projects/:project/tasks",
            query: ["name", "strict-name-search", "is-active"] + .order + .page,
            tasks
        ),
        route(
            .post,
            "workspaces/:workspace/projects/:project/tasks",
            query: ["contains-assignee"],
            body: .names(.newTask)
        ) { request, content throws(ClockifyFailure) in
            let project = content.projects[try projectIndex(request, content)]
            let fields = try request.fields()
            var task = Content.Task(id: "", project: project.id, name: "")
            try fill(&task, fields, content)
            task.id = content.newIdentifier()
            content.tasks.append(task)
            return Answer(.created, json: taskShape(task))
        },
        route(.get, "workspaces/:workspace/projects/:project/tasks/:task") {
            request,
            content throws(ClockifyFailure) in
            Answer(json: taskShape(content.tasks[try taskIndex(request, content)]))
        },
        route(
            .put,
            "workspaces/:workspace/projects/:project/tasks/:task",
            query: ["contains-assignee", "membership-status"],
            body: [
                "assigneeId", "assigneeIds", "billable", "budgetEstimate", "estimate", "name", "status", "userGroupIds",
            ]
        ) {
            request,
            content throws(ClockifyFailure) in
            let index = try taskIndex(request, content)
            var task = content.tasks[index]
            try fill(&task, try request.fields(), content)
            content.tasks[index] = task
            return Answer(json: taskShape(task))
        },
        route(.delete, "workspaces/:workspace/projects/:project/tasks/:task") {
            request,
            content throws(ClockifyFailure) in
            let index = try taskIndex(request, content)
            guard content.tasks[index].isDone else { throw stillActive("task", "tarea") }
            let task = content.tasks.remove(at: index)
            for index in content.timeEntries.indices where content.timeEntries[index].task == task.id {
                content.timeEntries[index].task = nil
            }
            return Answer(json: taskShape(task))
        },
    ]

    @Sendable
    private static func tasks(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let project = content.projects[try projectIndex(request, content)]
        let listing = ClockifyListing<Content.Task>(
            name: { $0.name },
            id: { $0.id },
            stateParameter: "is-active",
            state: { !$0.isDone }
        )
        return try listing.answer(request, content.tasks.filter { $0.project == project.id }, taskShape)
    }

    private static func fill(_ task: inout Content.Task, _ fields: ClockifyFields, _ content: Content)
        throws(ClockifyFailure)
    {
        task.name = try fields.name("name")
        task.isBillable = try fields.flag("billable") ?? task.isBillable
        task.assignees = try fields.texts("assigneeIds") ?? task.assignees
        switch try fields.text("status") {
        case "DONE": task.isDone = true
        case "ACTIVE": task.isDone = false
        case nil: break
        case let status?: throw .rejected("A task cannot be \(status).", "Una tarea no puede ser \(status).")
        }
        let isTaken = content.tasks.contains {
            $0.project == task.project && $0.name == task.name && $0.id != task.id
        }
        guard !isTaken else { throw nameTaken(task.name) }
    }

    private static func taskIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure) -> Int {
        let project = content.projects[try projectIndex(request, content)]
        let id = request["task"]
        guard let index = content.tasks.firstIndex(where: { $0.id == id && $0.project == project.id })
        else { throw .foreign("Task", id) }
        return index
    }

    @Sendable
    static func taskShape(_ task: Content.Task) -> JSON {
        [
            "id": .string(task.id),
            "name": .string(task.name),
            "projectId": .string(task.project),
            "assigneeIds": .array(task.assignees.map(JSON.string)),
            "assigneeId": JSON(task.assignees.first),
            "userGroupIds": [],
            "estimate": "PT0S",
            "status": task.isDone ? "DONE" : "ACTIVE",
            "budgetEstimate": 0,
            "billable": .bool(task.isBillable),
            "hourlyRate": nil,
            "costRate": nil,
            "duration": "PT0S",
        ]
    }
}
