import HTTPTypes

extension Clockify {
    static let clientRoutes: [Route] = [
        route(.get, "workspaces/:workspace/clients", query: ["name", "archived"] + .order + .page, clients),
        route(.post, "workspaces/:workspace/clients", body: ["address", "email", "name", "note"]) {
            request,
            content throws(ClockifyFailure) in
            let workspace = try request.workspace(in: content)
            let fields = try request.fields()
            var client = Content.Client(id: "", workspace: workspace.id, name: try fields.name("name"))
            client.email = try fields.text("email")
            client.address = try fields.text("address")
            client.note = try fields.text("note")
            try requireFreeName(client, content)
            client.id = content.newIdentifier()
            content.append(client)
            return Answer(.created, json: clientShape(client, withCurrencyCode: true))
        },
        route(.get, "workspaces/:workspace/clients/:client") { request, content throws(ClockifyFailure) in
            let index = try clientIndex(request, content)
            return Answer(json: clientShape(content.clients[index], withCurrencyCode: true))
        },
        route(
            .put,
            "workspaces/:workspace/clients/:client",
            query: ["archive-projects", "mark-tasks-as-done"],
            body: ["address", "archived", "ccEmails", "currencyId", "email", "name", "note"],
            replaceClient
        ),
        route(.delete, "workspaces/:workspace/clients/:client") { request, content throws(ClockifyFailure) in
            let index = try clientIndex(request, content)
            guard content.clients[index].isArchived else { throw stillActive("client", "cliente") }
            let client = content.clients.remove(at: index)
            for index in content.projects.indices where content.projects[index].client == client.id {
                content.projects[index].client = nil
            }
            return Answer(json: clientShape(client, withCurrencyCode: false))
        },
    ]

    @Sendable
    private static func clients(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure) -> Answer
    {
        let workspace = try request.workspace(in: content)
        let listing = ClockifyListing<Content.Client>(
            name: { $0.name },
            id: { $0.id },
            stateParameter: "archived",
            state: { $0.isArchived }
        )
        return try listing.answer(request, content.clients.filter { $0.workspace == workspace.id }) {
            clientShape($0, withCurrencyCode: true)
        }
    }

    @Sendable
    private static func replaceClient(_ request: ClockifyRequest, _ content: inout Content) throws(ClockifyFailure)
        -> Answer
    {
        let index = try clientIndex(request, content)
        let fields = try request.fields()
        var client = content.clients[index]
        client.name = try fields.name("name")
        client.email = try fields.text("email") ?? client.email
        client.address = try fields.text("address") ?? client.address
        client.note = try fields.text("note") ?? client.note
        client.isArchived = try fields.flag("archived") ?? client.isArchived
        // Addresses for copies that are left out are cleared.
        client.copies = try fields.texts("ccEmails") ?? []
        guard client.copies.count <= 3 else {
            throw .invalid("ccEmails holds three at most.", "ccEmails admite tres como máximo.")
        }
        if let id = try fields.identifier("currencyId") {
            guard id == currency(of: client.workspace) else { throw .foreign("Currency", id) }
            client.currency = id
        }
        try requireFreeName(client, content)
        let archivesProjects = try request.flag("archive-projects") ?? false
        let endsTasks = try request.flag("mark-tasks-as-done") ?? false
        content.clients[index] = client
        if client.isArchived {
            let projects = Set(content.projects.filter { $0.client == client.id }.map(\.id))
            if archivesProjects {
                for index in content.projects.indices where projects.contains(content.projects[index].id) {
                    content.projects[index].isArchived = true
                }
            }
            if endsTasks {
                for index in content.tasks.indices where projects.contains(content.tasks[index].project) {
                    content.tasks[index].isDone = true
                }
            }
        }
        return Answer(json: clientShape(client, withCurrencyCode: false))
    }

    private static func requireFreeName(_ client: Content.Client, _ content: Content) throws(ClockifyFailure) {
        let isTaken = Content.contains(content.positions.clients, content.clients, named: client.name) {
            $0.name == client.name && $0.workspace == client.workspace && $0.id != client.id
        }
        guard !isTaken else { throw nameTaken(client.name) }
    }

    private static func clientIndex(_ request: ClockifyRequest, _ content: Content) throws(ClockifyFailure) -> Int {
        let workspace = try request.workspace(in: content)
        let id = request["client"]
        guard let index = content.clients.firstIndex(where: { $0.id == id && $0.workspace == workspace.id })
        else { throw .foreign("Client", id) }
        return index
    }

    static func nameTaken(_ name: String) -> ClockifyFailure {
        .invalid("The name \(name) is taken.", "El nombre \(name) ya existe.")
    }

    static func stillActive(_ english: String, _ spanish: String) -> ClockifyFailure {
        .invalid("An active \(english) cannot be deleted.", "Un \(spanish) activo no se puede borrar.")
    }

    private static func clientShape(_ client: Content.Client, withCurrencyCode: Bool) -> JSON {
        let shape: JSON = [
            "id": .string(client.id),
            "name": .string(client.name),
            "email": JSON(client.email),
            "workspaceId": .string(client.workspace),
            "archived": .bool(client.isArchived),
            "address": JSON(client.address),
            "note": JSON(client.note),
            "ccEmails": client.copies.isEmpty ? nil : .array(client.copies.map(JSON.string)),
            "currencyId": .string(client.currency ?? currency(of: client.workspace)),
        ]
        return withCurrencyCode ? shape.adding([JSON.Member(name: "currencyCode", value: "GBP")]) : shape
    }
}
