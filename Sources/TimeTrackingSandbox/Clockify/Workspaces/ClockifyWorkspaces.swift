import HTTPTypes

/// The workspaces and their rates.
extension Clockify {
    static let workspaceRoutes: [Route] = [
        route(.get, "workspaces", query: [.list("roles")], admitsAddons: false, workspaces),
        route(.post, "workspaces", body: ["name", "organizationId"], admitsAddons: false, createWorkspace),
        route(.get, "workspaces/:workspace") { request, content throws(ClockifyFailure) in
            Answer(json: workspaceShape(try request.workspace(in: content)))
        },
        route(.put, "workspaces/:workspace/cost-rate", body: .names(.rate)) {
            request,
            content throws(ClockifyFailure) in
            let index = try request.administeredWorkspace(in: content)
            content.workspaces[index].costRate = try request.fields().rateAmount()
            return Answer(json: workspaceShape(content.workspaces[index]))
        },
        route(.put, "workspaces/:workspace/hourly-rate", body: .names(.rate + ["currency"])) {
            request,
            content throws(ClockifyFailure) in
            let index = try request.administeredWorkspace(in: content)
            let fields = try request.fields()
            let amount = try fields.rateAmount()
            guard let currency = try fields.text("currency"), (1...100).contains(currency.count) else {
                throw .invalid("currency must have 1 to 100 characters.", "currency debe tener de 1 a 100 caracteres.")
            }
            content.workspaces[index].hourlyRate = amount
            content.workspaces[index].currency = currency
            return Answer(json: workspaceShape(content.workspaces[index]))
        },
    ]

    @Sendable
    private static func workspaces(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let wanted = request.query.list("roles")
        for role in wanted {
            guard roleKinds.contains(role) else { throw ClockifyRequest.badParameter("roles", role) }
        }
        let mine = content.workspaces.filter { workspace in
            workspace.isActive(request.account.id)
                && (wanted.isEmpty || wanted.contains { hasRole($0, request.account.id, in: workspace) })
        }
        return Answer(json: .array(mine.map(workspaceShape)))
    }

    @Sendable
    private static func createWorkspace(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let fields = try request.fields()
        let name = try fields.name("name")
        guard name.count <= 50 else {
            throw .invalid("name must have 1 to 50 characters.", "name debe tener de 1 a 50 caracteres.")
        }
        let organization = try fields.identifier("organizationId")
        let mine = request.account.id
        var workspace = Content.Workspace(
            id: content.newIdentifier(),
            name: name,
            members: [mine],
            administrators: [mine]
        )
        workspace.organization = organization
        content.workspaces.append(workspace)
        return Answer(.created, json: workspaceShape(workspace))
    }
}
