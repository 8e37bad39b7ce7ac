import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

/// Clients, projects, tasks and tags as the sandbox keeps them.
@Suite
struct EntitySandboxTests {
    private let workspace = Clockify.WorkspaceID(Sandbox.Content.standard.workspaces[0].id)

    private func client(_ content: Sandbox.Content = .standard) throws -> Clockify.Client {
        let now = try moment("2026-03-02T10:00:00Z")
        return Clockify.Client(
            site: Clockify.Site(api: try ServiceEndpoint("http://127.0.0.1:8080/api/v1")),
            transport: SandboxTransport(Sandbox(content, now: { now })),
            tokens: FixedTokenProvider(
                Credential(secret: .testing(Sandbox.Content.StandardToken.adaClockify))
            ),
            configuration: ClientConfiguration().sendingOnce
        )
    }

    @Test
    func changingANameResetsNothing() async throws {
        let client = try client()
        let project = try await client.createProject(
            Clockify.NewProject(name: "Garden", isBillable: true, isPublic: true, note: "wet"),
            in: workspace
        )
        let changed = try await client.updateProject(project.id, in: workspace) { $0.name = "Orchard" }
        #expect(changed.name == "Orchard")
        #expect(changed.isBillable)
        #expect(changed.isPublic)
        #expect(changed.note == "wet")
        let emptied = try await client.updateProject(project.id, in: workspace) { $0.note = nil }
        #expect(emptied.note == nil)
        #expect(emptied == (try await client.project(project.id, in: workspace)))
    }

    @Test
    func aClientOfAProjectComesAndGoes() async throws {
        let client = try client()
        let customer = try await client.createClient(Clockify.NewClient(name: "Kew"), in: workspace)
        let project = try await client.createProject(
            Clockify.NewProject(name: "Garden", clientID: customer.id),
            in: workspace
        )
        #expect(project.clientName == "Kew")
        let filter = Clockify.ProjectFilter(clients: .anyOf([customer.id]))
        let found = try await client.projects(in: workspace, matching: filter).collect(limit: 9)
        #expect(found.map(\.id) == [project.id])
        let alone = try await client.updateProject(project.id, in: workspace) { $0.clientID = nil }
        #expect(alone.clientID == nil)
    }

    @Test
    func aProjectGoesByATimeOrABudget() async throws {
        let client = try client()
        let id = try await client.createProject(Clockify.NewProject(name: "Garden"), in: workspace).id
        let reset = Clockify.EstimateResetInput.weekly(on: .monday, hour: 6)
        try await client.setEstimate(.budget(250_000, reset: reset), in: workspace, project: id)
        let budgeted = try await client.project(id, in: workspace)
        #expect(budgeted.budgetEstimate?.amount == 250_000)
        #expect(budgeted.budgetEstimate?.isActive == true)
        #expect(budgeted.budgetEstimate?.interval == .weekly)
        #expect(budgeted.estimateReset?.dayOfWeek == .monday)
        #expect(budgeted.estimateReset?.hour == 6)
        #expect(budgeted.timeEstimate?.isActive != true)
        try await client.setEstimate(.time(.seconds(5400)), in: workspace, project: id)
        let timed = try await client.project(id, in: workspace)
        #expect(timed.timeEstimate?.duration == .seconds(5400))
        #expect(timed.timeEstimate?.isActive == true)
        #expect(timed.budgetEstimate?.isActive != true && timed.estimateReset == nil)
    }

    @Test
    func aHydratedProjectHasItsTasksAndItsClient() async throws {
        let client = try client()
        let customer = try await client.createClient(Clockify.NewClient(name: "Kew"), in: workspace)
        let new = Clockify.NewProject(
            name: "Garden",
            clientID: customer.id,
            tasks: [Clockify.NewProjectTask(Clockify.NewTask(name: "Weed"))]
        )
        let project = try await client.createProject(new, in: workspace)
        let hydrated = try await client.hydratedProject(project.id, in: workspace)
        #expect(hydrated.project.name == "Garden")
        #expect(hydrated.tasks.map(\.name) == ["Weed"])
        #expect(hydrated.client?.name == "Kew")
        let plain = try await client.project(project.id, in: workspace)
        #expect(plain.clientID == customer.id)
    }

    @Test
    func severalIDsAreSentAsSeveralParameters() async throws {
        let client = try client()
        var ids: [Clockify.ClientID] = []
        for name in ["Kew", "Wisley", "Bodnant"] {
            let customer = try await client.createClient(Clockify.NewClient(name: name), in: workspace)
            _ = try await client.createProject(
                Clockify.NewProject(name: "Garden of \(name)", clientID: customer.id),
                in: workspace
            )
            ids.append(customer.id)
        }
        let some = Clockify.ProjectFilter(name: .containing("garden of"), clients: .anyOf(Array(ids[1...])))
        let found = try await client.projects(in: workspace, matching: some, sortedBy: .descending(.name))
            .collect(limit: 9)
        #expect(found.map(\.clientName) == ["Wisley", "Bodnant"])
        let others = Clockify.ProjectFilter(name: .containing("garden of"), clients: .noneOf(Array(ids[1...])))
        let rest = try await client.projects(in: workspace, matching: others).collect(limit: 9)
        #expect(rest.map(\.clientName) == ["Kew"])
    }

    @Test
    func deletingTakesAnArchivedProject() async throws {
        let client = try client()
        let project = try await client.createProject(Clockify.NewProject(name: "Garden"), in: workspace)
        let refused = await failure { try await client.deleteProject(project.id, in: workspace) }
        #expect(refused?.code == .validation)
        #expect(refused?.message.contains("archive the project first") == true)
        try await client.archiveProject(project.id, in: workspace)
        #expect(try await client.deleteProject(project.id, in: workspace).id == project.id)
        let missing = await failure { try await client.deleteProject(project.id, in: workspace) }
        #expect(missing?.code == .notFound)
        #expect(missing?.operation == "Clockify.deleteProject")
    }

    @Test
    func tasksAreDoneBeforeTheyGo() async throws {
        let client = try client()
        let project = try await client.createProject(Clockify.NewProject(name: "Garden"), in: workspace).id
        let task = try await client.createTask(Clockify.NewTask(name: "Weed"), in: workspace, project: project)
        let refused = await failure { try await client.deleteTask(task.id, in: workspace, project: project) }
        #expect(refused?.code == .validation)
        try await client.completeTask(task.id, in: workspace, project: project)
        #expect(try await client.tasks(in: workspace, project: project).collect(limit: 9).isEmpty)
        let done = try await client.tasks(in: workspace, project: project, status: .done).collect(limit: 9)
        #expect(done.map(\.id) == [task.id])
        try await client.deleteTask(task.id, in: workspace, project: project)
        let all = try await client.tasks(in: workspace, project: project, status: .all).collect(limit: 9)
        #expect(all.isEmpty)
    }

    @Test
    func archivedRowsStayOutOfLists() async throws {
        var content = Sandbox.Content.standard
        content.tags[0].isArchived = true
        content.clients[0].isArchived = true
        let client = try client(content)
        let (tag, customer) = (content.tags[0].name, content.clients[0].name)
        #expect(try await !client.tags(in: workspace).collect(limit: 99).map(\.name).contains(tag))
        #expect(try await client.tags(in: workspace, archive: .archived).collect(limit: 99).map(\.name) == [tag])
        #expect(try await client.tags(in: workspace, archive: .all).collect(limit: 99).count == content.tags.count)
        #expect(try await !client.clients(in: workspace).collect(limit: 99).map(\.name).contains(customer))
        let archived = try await client.clients(in: workspace, archive: .archived).collect(limit: 99)
        #expect(archived.map(\.name) == [customer])
    }
}
