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
            try fill(&task, fields, try request.workspace(in: content), content)
            try requireFreeName(task, content)
            if try request.flag("contains-assignee") == false { task.assignees = [] }
            task.id = content.newIdentifier()
            content.append(task)
            return Answer(.created, json: taskShape(task, content))
        },
        route(.get, "workspaces/:workspace/projects/:project/tasks/:task") {
            request,
            content throws(ClockifyFailure) in
            Answer(json: taskShape(content.tasks[try taskIndex(request, content)], content))
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
            try fill(&task, try request.fields(), try request.workspace(in: content), content)
            try requireFreeName(task, content)
            if try request.flag("contains-assignee") == false { task.assignees = [] }
            _ = try request.word("membership-status", of: ["PENDING", "ACTIVE", "DECLINED", "INACTIVE", "ALL"])
            content.tasks[index] = task
            return Answer(json: taskShape(task, content))
        },
        route(.delete, "workspaces/:workspace/projects/:project/tasks/:task") {
            request,
            content throws(ClockifyFailure) in
            let index = try taskIndex(request, content)
            guard content.tasks[index].isDone else { throw stillActive("task", "tarea") }
            let task = content.tasks.remove(at: index)
            let shape = taskShape(task, content)
            content.changeTimeEntries(where: { $0.task == task.id }) { $0.task = nil }
            return Answer(json: shape)
        },
        route(.put, "workspaces/:workspace/projects/:project/tasks/:task/cost-rate", body: .names(.rate)) {
            request,
            content throws(ClockifyFailure) in
            let index = try ratedTaskIndex(request, content)
            content.tasks[index].costRate = try request.fields().rateAmount()
            return Answer(json: taskShape(content.tasks[index], content))
        },
        route(.put, "workspaces/:workspace/projects/:project/tasks/:task/hourly-rate", body: .names(.rate)) {
            request,
            content throws(ClockifyFailure) in
            let index = try ratedTaskIndex(request, content)
            content.tasks[index].hourlyRate = try request.fields().rateAmount()
            return Answer(json: taskShape(content.tasks[index], content))
        },
    ]

    /// The task of the path, whose rates only an administrator may change.
    private static func ratedTaskIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure) -> Int {
        guard request.isAdministrator(of: try request.workspace(in: content)) else { throw .accessDenied }
        return try taskIndex(request, content)
    }

    @Sendable
    private static func tasks(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer {
        let project = content.projects[try projectIndex(request, content)]
        let listing = ClockifyListing<Content.Task>(
            name: { $0.name },
            id: { $0.id },
            stateParameter: "is-active",
            state: { !$0.isDone }
        )
        let snapshot = content
        return try listing.answer(request, content.tasks.filter { $0.project == project.id }) {
            taskShape($0, snapshot)
        }
    }

    static func taskIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure) -> Int {
        let project = content.projects[try projectIndex(request, content)]
        let id = request["task"]
        guard let index = content.tasks.firstIndex(where: { $0.id == id && $0.project == project.id })
        else { throw .foreign("Task", id) }
        return index
    }
}
