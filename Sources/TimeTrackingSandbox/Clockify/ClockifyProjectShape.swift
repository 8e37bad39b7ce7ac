extension Clockify {
    static func projectShape(_ project: Content.Project, _ content: Content) -> JSON {
        let client = content.client(project.client)
        let estimate = project.timeEstimate
        let currency = content.currency(of: project.workspace)
        return [
            "id": .string(project.id),
            "name": .string(project.name),
            "hourlyRate": rateShape(project.hourlyRate, currency),
            // No client is an empty text here, not null.
            "clientId": .string(client?.id ?? ""),
            "workspaceId": .string(project.workspace),
            "billable": .bool(project.isBillable),
            "memberships": .array(project.memberships.map { membershipShape($0, of: project, currency) }),
            "color": .string(project.color),
            "estimate": [
                "estimate": .string(Timestamp.durationText(estimate.seconds)), "type": .string(estimate.type),
            ],
            "archived": .bool(project.isArchived),
            "duration": .string(Timestamp.durationText(content.trackedSeconds(on: project.id))),
            "clientName": .string(client?.name ?? ""),
            "note": .string(project.note),
            "costRate": rateShape(project.costRate, currency),
            "timeEstimate": [
                "estimate": .string(Timestamp.durationText(estimate.seconds)),
                "type": .string(estimate.type),
                "resetOption": JSON(estimate.resetOption),
                "active": .bool(estimate.isActive),
                "includeNonBillable": .bool(estimate.includesNonBillable),
            ],
            "budgetEstimate": project.budgetEstimate.map(budgetShape) ?? .null,
            "estimateReset": project.estimateReset.map(resetShape) ?? .null,
            "template": .bool(project.isTemplate),
            "isTemplate": .bool(project.isTemplate),
            "public": .bool(project.isPublic),
            "isPublic": .bool(project.isPublic),
        ]
    }

    /// A project with what belongs to it, as far as the sandbox has it: there are no expenses.
    static func hydratedProjectShape(_ project: Content.Project, _ content: Content) -> JSON {
        let client: JSON? = content.client(project.client)
            .map { ["id": .string($0.id), "name": .string($0.name), "archived": .bool($0.isArchived)] }
        let tasks = content.tasks.filter { $0.project == project.id }
        return projectShape(project, content)
            .adding([
                .init(name: "client", value: client ?? .null),
                .init(name: "tasks", value: .array(tasks.map { taskShape($0, content) })),
                .init(name: "expenses", value: []),
            ])
    }

    static func rateShape(_ amount: Int?, _ currency: String) -> JSON {
        amount.map { ["amount": .integer($0), "currency": .string(currency)] } ?? .null
    }

    static func membershipShape(
        _ membership: Content.ProjectMembership,
        of project: Content.Project,
        _ currency: String
    ) -> JSON {
        [
            "userId": .string(membership.user),
            "hourlyRate": rateShape(membership.hourlyRate, currency),
            "costRate": rateShape(membership.costRate, currency),
            "targetId": .string(project.id),
            "membershipType": "PROJECT",
            "membershipStatus": .string(membership.status),
        ]
    }

    private static func budgetShape(_ budget: Content.BudgetEstimate) -> JSON {
        [
            "estimate": .integer(budget.amount),
            "type": .string(budget.type),
            "resetOption": JSON(budget.resetOption),
            "active": .bool(budget.isActive),
            "includeExpenses": .bool(budget.includesExpenses),
        ]
    }

    private static func resetShape(_ reset: Content.EstimateReset) -> JSON {
        [
            "interval": JSON(reset.interval),
            "dayOfWeek": JSON(reset.dayOfWeek),
            "dayOfMonth": reset.dayOfMonth.map(JSON.integer) ?? .null,
            "month": JSON(reset.month),
            "hour": reset.hour.map(JSON.integer) ?? .null,
        ]
    }
}

extension Sandbox.Content {
    /// The seconds of the finished entries on a project or a task.
    func trackedSeconds(on id: String) -> Int { entryIndex.seconds[id] ?? 0 }

    /// The code of a workspace's currency.
    func currency(of workspace: String) -> String {
        workspaces.first { $0.id == workspace }?.currency ?? "GBP"
    }
}
