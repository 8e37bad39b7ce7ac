/// What a request may say about a task, and how a task is answered.
extension Clockify {
    static func fill(
        _ task: inout Content.Task,
        _ fields: ClockifyFields,
        _ workspace: Content.Workspace,
        _ content: Content
    ) throws(ClockifyFailure) {
        task.name = try fields.name("name")
        task.isBillable = try fields.flag("billable") ?? task.isBillable
        if let id = try fields.identifier("assigneeId") { task.assignees = [id] }
        task.assignees = try fields.texts("assigneeIds") ?? task.assignees
        if let stranger = task.assignees.first(where: { !workspace.members.contains($0) }) {
            throw .foreign("User", stranger)
        }
        if let groups = try fields.texts("userGroupIds") {
            try requireGroups(groups, workspace, content)
            task.userGroups = groups
        }
        task.estimate = try fields.duration("estimate") ?? task.estimate
        task.budgetEstimate = try fields.whole("budgetEstimate", in: 0...Int.max) ?? task.budgetEstimate
        task.status = try fields.choice("status", of: ["ACTIVE", "DONE", "ALL"]) ?? task.status
        // The task gets an identifier and its project here, whatever the body says; only their type is looked at.
        _ = try fields.text("id")
        _ = try fields.text("projectId")
    }

    static func requireFreeName(_ task: Content.Task, _ content: Content) throws(ClockifyFailure) {
        let isTaken = Content.contains(content.positions.tasks, content.tasks, named: task.name) {
            $0.name == task.name && $0.project == task.project && $0.id != task.id
        }
        guard !isTaken else { throw nameTaken(task.name) }
    }

    static func taskShape(_ task: Content.Task, _ content: Content) -> JSON {
        let currency = content.currency(of: content.project(task.project)?.workspace ?? "")
        return [
            "id": .string(task.id),
            "name": .string(task.name),
            "projectId": .string(task.project),
            "assigneeIds": .array(task.assignees.map(JSON.string)),
            "assigneeId": JSON(task.assignees.first),
            "userGroupIds": .array(task.userGroups.map(JSON.string)),
            "estimate": .string(Timestamp.durationText(task.estimate)),
            "status": .string(task.status),
            "budgetEstimate": .integer(task.budgetEstimate),
            "billable": .bool(task.isBillable),
            "hourlyRate": rateShape(task.hourlyRate, currency),
            "costRate": rateShape(task.costRate, currency),
            "duration": .string(Timestamp.durationText(content.trackedSeconds(on: task.id))),
        ]
    }
}
