import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct TaskCallsTests {
    private let id = Clockify.TaskID("t1")
    private let project = Clockify.ProjectID("p1")
    private let path = "/api/v1/workspaces/\(workspace)/projects/p1/tasks"
    private let full = """
        {"id": "t1", "name": "Proof", "projectId": "p1", "assigneeIds": ["u1"], "userGroupIds": ["n1"],
         "estimate": "PT1H30M", "status": "ACTIVE", "budgetEstimate": 120000, "duration": "PT5M", "billable": true,
         "hourlyRate": {"amount": 9500, "currency": "GBP"}, "costRate": null}
        """

    @Test
    func doneTasksAreLeftOutUnlessAskedFor() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        _ = try await client.tasks(in: workspace, project: project).collect(limit: 1)
        _ = try await client.tasks(in: workspace, project: project, status: .all).collect(limit: 1)
        _ =
            try await client.tasks(
                in: workspace,
                project: project,
                name: .exactly("Proof"),
                status: .done,
                sortedBy: .descending(.id),
                pageSize: 5
            )
            .collect(limit: 1)
        #expect(
            transport.targets == [
                "GET \(path)?is-active=true&page=1&page-size=200",
                "GET \(path)?page=1&page-size=200",
                "GET \(path)?name=Proof&strict-name-search=true&is-active=false&sort-column=ID&sort-order=DESCENDING"
                    + "&page=1&page-size=5",
            ]
        )
    }

    @Test
    func creating() async throws {
        let transport = StubTransport { _ in .response(status: .created, json: full) }
        let client = Clockify.Client.test(transport)
        _ = try await client.createTask(Clockify.NewTask(name: "A"), in: workspace, project: project)
        let new = Clockify.NewTask(
            name: "B",
            assigneeIDs: [Clockify.UserID("u1"), Clockify.UserID("u1")],
            userGroupIDs: [Clockify.UserGroupID("n1")],
            status: .done,
            estimate: .seconds(5400),
            budgetEstimate: 1000
        )
        _ = try await client.createTask(new, in: workspace, project: project, assignment: .nobody)
        #expect(transport.targets == ["POST \(path)", "POST \(path)?contains-assignee=false"])
        #expect(
            transport.bodies == [
                #"{"name":"A"}"#,
                #"{"assigneeIds":["u1"],"budgetEstimate":1000,"estimate":"PT1H30M","name":"B","status":"DONE","#
                    + #""userGroupIds":["n1"]}"#,
            ]
        )
    }

    @Test
    func changingOneThingKeepsTheRest() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport)
            .updateTask(id, in: workspace, project: project, membershipStatus: .active) { $0.name = "Lemma" }
        #expect(transport.targets == ["GET \(path)/t1", "PUT \(path)/t1?membership-status=ACTIVE"])
        #expect(
            transport.bodies.last == """
                {"assigneeIds":["u1"],"billable":true,"budgetEstimate":120000,"estimate":"PT1H30M","name":"Lemma",\
                "status":"ACTIVE","userGroupIds":["n1"]}
                """
        )
    }

    @Test
    func replacingWritesEverything() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        let changes = Clockify.TaskChanges(name: "Lemma", isBillable: false)
        _ = try await Clockify.Client.test(transport)
            .replaceTask(id, in: workspace, project: project, with: changes, assignment: .nobody)
        #expect(transport.targets == ["PUT \(path)/t1?contains-assignee=false"])
        #expect(
            transport.bodies == [
                #"{"assigneeIds":[],"billable":false,"budgetEstimate":0,"estimate":"PT0S","name":"Lemma","#
                    + #""status":"ACTIVE","userGroupIds":[]}"#
            ]
        )
    }

    @Test
    func completing() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport).completeTask(id, in: workspace, project: project)
        #expect(try transport.json(1)["status"] == .string("DONE"))
        #expect(try transport.json(1)["assigneeIds"] == .array([.string("u1")]))
    }

    @Test
    func ratesAreInMinorUnitsAndMayReachBack() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        let client = Clockify.Client.test(transport)
        let since = try moment("2026-01-01T00:00:00Z")
        let hourly = try await client.setHourlyRate(
            Clockify.RateInput(9500, since: since),
            in: workspace,
            project: project,
            task: id
        )
        _ = try await client.setCostRate(Clockify.RateInput(0), in: workspace, project: project, task: id)
        #expect(hourly.hourlyRate?.amount == 9500)
        #expect(transport.targets == ["PUT \(path)/t1/hourly-rate", "PUT \(path)/t1/cost-rate"])
        #expect(transport.bodies == [#"{"amount":9500,"since":"2026-01-01T00:00:00Z"}"#, #"{"amount":0}"#])
    }

    @Test
    func whatIsNotThereIsNotFound() async throws {
        let client = Clockify.Client.test(StubTransport { _ in refusal501 })
        #expect(await failure { _ = try await client.task(id, in: workspace, project: project) }?.code == .notFound)
        let completion = await failure { _ = try await client.completeTask(id, in: workspace, project: project) }
        #expect(completion?.code == .notFound)
        #expect(completion?.operation == "Clockify.updateTask")
        let rate = await failure {
            _ = try await client.setCostRate(Clockify.RateInput(1), in: workspace, project: project, task: id)
        }
        #expect(rate?.code == .validation)
        #expect(rate?.operation == "Clockify.setTaskCostRate")
    }
}
