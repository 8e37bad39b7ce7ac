/// What a request may say about a project.
extension Clockify {
    /// Takes what creating and changing a project have in common.
    static func fill(_ project: inout Content.Project, _ fields: ClockifyFields, _ content: Content)
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
        project.costRate = try fields.rate("costRate") ?? project.costRate
        if let id = try fields.text("clientId") {
            guard id.isEmpty || content.client(id)?.workspace == project.workspace else { throw .foreign("Client", id) }
            project.client = id.isEmpty ? nil : id
        }
        let isTaken = Content.contains(content.positions.projects, content.projects, named: project.name) {
            $0.name == project.name && $0.workspace == project.workspace && $0.client == project.client
                && $0.id != project.id
        }
        guard !isTaken else { throw nameTaken(project.name) }
    }

    /// Takes what only creating a project has: its estimate, its people and its tasks.
    ///
    /// - Returns: The tasks, without their identifiers.
    static func fillNew(
        _ project: inout Content.Project,
        _ fields: ClockifyFields,
        _ workspace: Content.Workspace,
        _ content: Content
    ) throws(ClockifyFailure) -> [Content.Task] {
        if let estimate = try fields.nested("estimate") {
            project.timeEstimate.seconds = try estimate.duration("estimate") ?? 0
            project.timeEstimate.type = try estimate.choice("type", of: ["AUTO", "MANUAL"]) ?? "AUTO"
            project.timeEstimate.isActive = true
        }
        project.memberships = try memberships(fields, workspace)
        var tasks: [Content.Task] = []
        for fields in try fields.nestedList("tasks") ?? [] {
            var task = Content.Task(id: "", project: project.id, name: "")
            try fill(&task, fields, workspace, content)
            task.hourlyRate = try fields.rate("hourlyRate")
            task.costRate = try fields.rate("costRate")
            let name = task.name
            guard !tasks.contains(where: { $0.name == name }) else { throw nameTaken(name) }
            tasks.append(task)
        }
        return tasks
    }

    /// The members under `memberships`, each a member of the workspace, and once.
    static func memberships(_ fields: ClockifyFields, _ workspace: Content.Workspace) throws(ClockifyFailure)
        -> [Content.ProjectMembership]
    {
        var memberships: [Content.ProjectMembership] = []
        for fields in try fields.nestedList("memberships") ?? [] {
            var membership = Content.ProjectMembership(user: try fields.requiredIdentifier("userId"))
            let user = membership.user
            guard workspace.members.contains(user) else { throw .foreign("User", user) }
            guard !memberships.contains(where: { $0.user == user }) else {
                throw .invalid("User \(user) comes twice.", "El usuario \(user) viene dos veces.")
            }
            membership.hourlyRate = try fields.rate("hourlyRate")
            membership.costRate = try fields.rate("costRate")
            _ = try fields.choice("membershipType", of: ["WORKSPACE", "PROJECT", "USERGROUP"])
            let statuses = ["PENDING", "ACTIVE", "DECLINED", "INACTIVE"]
            membership.status = try fields.choice("membershipStatus", of: statuses) ?? "ACTIVE"
            memberships.append(membership)
        }
        return memberships
    }

    /// The identifiers under `userGroups`, each of a group of the workspace.
    static func userGroups(_ fields: ClockifyFields, _ workspace: Content.Workspace, _ content: Content)
        throws(ClockifyFailure) -> [String]?
    {
        guard let groups = try fields.nested("userGroups") else { return nil }
        _ = try groups.choice("contains", of: ["CONTAINS", "DOES_NOT_CONTAIN"])
        _ = try groups.choice("status", of: ["ALL", "ACTIVE", "INACTIVE"])
        let ids = try groups.texts("ids")
        try requireGroups(ids ?? [], workspace, content)
        return ids
    }

    static func requireGroups(_ ids: [String], _ workspace: Content.Workspace, _ content: Content)
        throws(ClockifyFailure)
    {
        let known = content.userGroups.filter { $0.workspace == workspace.id }.map(\.id)
        if let stranger = ids.first(where: { !known.contains($0) }) { throw .foreign("User group", stranger) }
    }

    static func timeEstimate(_ fields: ClockifyFields) throws(ClockifyFailure) -> Content.TimeEstimate {
        var estimate = Content.TimeEstimate()
        estimate.seconds = try fields.duration("estimate") ?? 0
        estimate.type = try fields.choice("type", of: ["AUTO", "MANUAL"]) ?? "AUTO"
        estimate.isActive = try fields.flag("active") ?? false
        estimate.includesNonBillable = try fields.flag("includeNonBillable") ?? false
        estimate.resetOption = try fields.choice("resetOption", of: intervals)
        return estimate
    }

    static func budgetEstimate(_ fields: ClockifyFields) throws(ClockifyFailure) -> Content.BudgetEstimate {
        var estimate = Content.BudgetEstimate()
        estimate.amount = try fields.whole("estimate", in: 0...Int.max) ?? 0
        estimate.type = try fields.choice("type", of: ["AUTO", "MANUAL"]) ?? "AUTO"
        estimate.isActive = try fields.flag("active") ?? false
        estimate.includesExpenses = try fields.flag("includeExpenses") ?? false
        estimate.resetOption = try fields.choice("resetOption", of: intervals)
        return estimate
    }

    /// When the estimates begin anew, or nil when the body says that they do not.
    static func estimateReset(_ fields: ClockifyFields) throws(ClockifyFailure) -> Content.EstimateReset? {
        var reset = Content.EstimateReset()
        reset.interval = try fields.choice("interval", of: intervals)
        reset.dayOfWeek = try fields.choice("dayOfWeek", of: weekdays)
        reset.dayOfMonth = try fields.whole("dayOfMonth", in: 1...31)
        reset.month = try fields.choice("month", of: months)
        reset.hour = try fields.whole("hour", in: 0...23)
        let active = try fields.flag("active")
        let isActive = try fields.flag("isActive") ?? active ?? true
        return isActive ? reset : nil
    }

    private static let intervals = ["WEEKLY", "MONTHLY", "YEARLY"]

    static let weekdays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]

    private static let months = [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER",
        "DECEMBER",
    ]
}
