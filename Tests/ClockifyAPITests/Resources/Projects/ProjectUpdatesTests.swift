import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ProjectUpdatesTests {
    private let id = Clockify.ProjectID("p1")
    private let path = "/api/v1/workspaces/\(workspace)/projects"
    // As a read answers: `public` and not `isPublic`.
    private let full = """
        {"id": "p1", "name": "Garden", "clientId": "c1", "clientName": "Kew", "billable": true, "public": true,
         "template": false, "archived": false, "color": "#03A9F4", "note": "wet", "duration": "PT5H",
         "hourlyRate": {"amount": 9500, "currency": "GBP"}, "costRate": null, "memberships": null}
        """

    @Test
    func creatingTheLeast() async throws {
        let transport = StubTransport(.response(status: .created, json: full))
        _ = try await Clockify.Client.test(transport)
            .createProject(Clockify.NewProject(name: "Garden"), in: workspace)
        #expect(transport.targets == ["POST \(path)"])
        #expect(transport.bodies == [#"{"name":"Garden"}"#])
    }

    @Test
    func creatingEverythingAtOnce() async throws {
        let transport = StubTransport(.response(status: .created, json: full))
        let since = try moment("2026-01-01T00:00:00Z")
        let new = Clockify.NewProject(
            name: "Garden",
            clientID: Clockify.ClientID("c1"),
            isBillable: true,
            isPublic: false,
            color: "#03A9F4",
            note: "wet",
            hourlyRate: Clockify.RateInput(9500),
            costRate: Clockify.RateInput(5000, since: since),
            estimate: .time(.seconds(40 * 3600)),
            memberships: [
                Clockify.NewProjectMembership(user, hourlyRate: Clockify.RateInput(1), status: .active)
            ],
            tasks: [
                Clockify.NewProjectTask(
                    Clockify.NewTask(name: "Weed", estimate: .seconds(60)),
                    isBillable: false,
                    hourlyRate: Clockify.RateInput(2),
                    costRate: Clockify.RateInput(3)
                )
            ]
        )
        _ = try await Clockify.Client.test(transport).createProject(new, in: workspace)
        #expect(
            transport.bodies == [
                """
                {"billable":true,"clientId":"c1","color":"#03A9F4",\
                "costRate":{"amount":5000,"since":"2026-01-01T00:00:00Z"},\
                "estimate":{"estimate":"PT40H","type":"MANUAL"},"hourlyRate":{"amount":9500},"isPublic":false,\
                "memberships":[{"hourlyRate":{"amount":1},"membershipStatus":"ACTIVE","membershipType":"PROJECT",\
                "userId":"\(user)"}],"name":"Garden","note":"wet",\
                "tasks":[{"billable":false,"costRate":{"amount":3},"estimate":"PT1M","hourlyRate":{"amount":2},\
                "name":"Weed"}]}
                """
            ]
        )
    }

    @Test
    func creatingFromATemplate() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        let new = Clockify.NewProjectFromTemplate(
            of: Clockify.ProjectID("p0"),
            name: "Garden",
            clientID: Clockify.ClientID("c1"),
            color: "#000000",
            isPublic: true
        )
        _ = try await Clockify.Client.test(transport).createProject(fromTemplate: new, in: workspace)
        #expect(transport.targets == ["POST \(path)/from-template"])
        #expect(
            transport.bodies == [
                ##"{"clientId":"c1","color":"#000000","isPublic":true,"name":"Garden","templateProjectId":"p0"}"##
            ]
        )
    }

    @Test
    func changingOneThingResetsNeitherPublicNorBillable() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport).updateProject(id, in: workspace) { $0.name = "Orchard" }
        #expect(transport.targets == ["GET \(path)/p1", "PUT \(path)/p1"])
        // The rate is not written again: it would count as a new one.
        #expect(
            transport.bodies.last == """
                {"archived":false,"billable":true,"clientId":"c1","color":"#03A9F4","isPublic":true,"name":"Orchard",\
                "note":"wet"}
                """
        )
    }

    @Test
    func whatIsTakenAwayIsWrittenAsEmptyAndRatesWhenTheyAreSet() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport)
            .updateProject(id, in: workspace) {
                $0.clientID = nil
                $0.note = nil
                $0.hourlyRate = Clockify.RateInput(10_000)
                $0.costRate = Clockify.RateInput(0)
            }
        let body = try transport.json(1)
        #expect(body["clientId"] == .string(""))
        #expect(body["note"] == .string(""))
        #expect(body["hourlyRate"] == .object(["amount": .integer(10_000)]))
        #expect(body["costRate"] == .object(["amount": .integer(0)]))
    }

    @Test
    func replacingReadsNothing() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        let changes = Clockify.ProjectChanges(name: "Orchard", isBillable: false, isPublic: true)
        _ = try await Clockify.Client.test(transport).replaceProject(id, in: workspace, with: changes)
        #expect(transport.targets == ["PUT \(path)/p1"])
        #expect(
            transport.bodies == [
                #"{"archived":false,"billable":false,"clientId":"","isPublic":true,"name":"Orchard","note":""}"#
            ]
        )
    }

    @Test
    func archivingKeepsTheRest() async throws {
        let transport = StubTransport { _ in .response(json: full) }
        _ = try await Clockify.Client.test(transport).archiveProject(id, in: workspace)
        let body = try transport.json(1)
        #expect(body["archived"] == .bool(true))
        #expect(body["isPublic"] == .bool(true))
        #expect(body["billable"] == .bool(true))
    }

    @Test
    func whatIsNotThereIsNotFoundExceptWhereABodyMayBeMeant() async throws {
        let client = Clockify.Client.test(StubTransport { _ in refusal501 })
        #expect(await failure { _ = try await client.hydratedProject(id, in: workspace) }?.code == .notFound)
        let change = await failure { try await client.archiveProject(id, in: workspace) }
        #expect(change?.code == .notFound)
        #expect(change?.operation == "Clockify.updateProject")
        let changes = Clockify.ProjectChanges(name: "A", isBillable: true, isPublic: true)
        let replacement = await failure { try await client.replaceProject(id, in: workspace, with: changes) }
        #expect(replacement?.code == .validation)
        #expect(replacement?.operation == "Clockify.replaceProject")
        let template = await failure { try await client.markAsTemplate(id, in: workspace) }
        #expect(template?.code == .validation)
    }
}
