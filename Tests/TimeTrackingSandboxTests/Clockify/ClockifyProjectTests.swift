import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyProjectTests {
    private let bernoulli = "projects/d00000000000000000000001"
    private let notes = "projects/d00000000000000000000003"

    private func names(_ answer: SandboxSession.Answer) throws -> [JSON?] { try answer.list.map { $0["name"] } }

    @Test func aProjectIsCreatedWithItsEstimatePeopleAndTasks() throws {
        var session = try SandboxSession()
        let created = session.inEngines(
            .post,
            "projects",
            """
            {"name": "Cylinder", "costRate": {"amount": 700}, "estimate": {"estimate": "PT1H30M", "type": "MANUAL"},
             "memberships": [{"userId": "\(SandboxSession.grace)", "hourlyRate": {"amount": 900},
                              "membershipStatus": "PENDING", "membershipType": "PROJECT"}],
             "tasks": [{"name": "Cut", "estimate": "PT2H", "status": "DONE", "hourlyRate": {"amount": 5}}]}
            """
        )
        #expect(created.status == 201, "\(created.text)")
        let project = try created.json
        #expect(project["costRate"] == ["amount": 700, "currency": "GBP"])
        #expect(project["estimate"] == ["estimate": "PT1H30M", "type": "MANUAL"])
        guard case .array(let memberships) = project["memberships"], let membership = memberships.first else {
            Issue.record("no memberships")
            return
        }
        #expect(membership["membershipStatus"] == "PENDING")
        #expect(membership["targetId"] == project["id"])
        guard case .string(let id) = project["id"] else { return }
        let tasks = try session.inEngines(.get, "projects/\(id)/tasks").list
        #expect(tasks.map { $0["status"] } == ["DONE"])
        #expect(tasks.map { $0["estimate"] } == ["PT2H"])
        #expect(tasks.map { $0["hourlyRate"] } == [["amount": 5, "currency": "GBP"]])
    }

    @Test(arguments: [
        #"{"name": "x", "memberships": [{"userId": "nobody"}]}"#,
        #"{"name": "x", "memberships": [{"membershipStatus": "ACTIVE"}]}"#,
        #"{"name": "x", "estimate": {"estimate": "1 hour"}}"#,
        #"{"name": "x", "tasks": [{"name": "a"}, {"name": "a"}]}"#,
        #"{"name": "x", "tasks": [{"name": ""}]}"#,
        #"{"name": "x", "colour": "red"}"#,
    ])
    func nothingIsKeptOfAProjectWithABadPart(body: String) throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.post, "projects", body).status == 400)
        #expect(session.sandbox.content.projects == Sandbox.Content.standard.projects)
        #expect(session.sandbox.content.tasks == Sandbox.Content.standard.tasks)
    }

    @Test func aTemplateGivesItsTasksPeopleAndRates() throws {
        var session = try SandboxSession()
        let copy = #"{"name": "Copy", "templateProjectId": "d00000000000000000000001", "isPublic": true}"#
        #expect(session.inEngines(.post, "projects/from-template", copy).status == 400)
        let marked = session.inEngines(.patch, bernoulli + "/template", #"{"isTemplate": true}"#)
        #expect(marked.status == 200)
        #expect(try marked.json["template"] == true)
        #expect(try names(session.inEngines(.get, "projects?is-template=true")) == ["Bernoulli Numbers"])
        let made = session.inEngines(.post, "projects/from-template", copy)
        #expect(made.status == 200, "\(made.text)")
        #expect(try made.json["template"] == false)
        #expect(try made.json["hourlyRate"]?["amount"] == 12_500)
        #expect(try made.json["duration"] == "PT0S")
        guard case .string(let id) = try made.json["id"] else { return }
        #expect(try session.inEngines(.get, "projects/\(id)/tasks").list.count == 2)
        #expect(session.inEngines(.post, "projects/from-template", copy).status == 400)
    }

    @Test func estimatesAreChangedOneByOne() throws {
        var session = try SandboxSession()
        let first = session.inEngines(
            .patch,
            bernoulli + "/estimate",
            #"{"timeEstimate": {"estimate": "PT10H", "type": "MANUAL", "active": true, "resetOption": "WEEKLY"}}"#
        )
        #expect(first.status == 200, "\(first.text)")
        #expect(
            try first.json["timeEstimate"] == [
                "estimate": "PT10H", "type": "MANUAL", "resetOption": "WEEKLY", "active": true,
                "includeNonBillable": false,
            ]
        )
        #expect(try first.json["budgetEstimate"] == .null)
        let second = session.inEngines(
            .patch,
            bernoulli + "/estimate",
            """
            {"budgetEstimate": {"estimate": 5000, "active": true},
             "estimateReset": {"interval": "MONTHLY", "dayOfMonth": 3, "hour": 4}}
            """
        )
        #expect(try second.json["timeEstimate"]?["estimate"] == "PT10H")
        #expect(try second.json["budgetEstimate"]?["estimate"] == 5_000)
        #expect(try second.json["estimateReset"]?["dayOfMonth"] == 3)
        let off = session.inEngines(.patch, bernoulli + "/estimate", #"{"estimateReset": {"active": false}}"#)
        #expect(try off.json["estimateReset"] == .null)
        for body in [
            #"{"timeEstimate": {"estimate": "PT"}}"#, #"{"estimateReset": {"hour": 24}}"#,
            #"{"budgetEstimate": {"estimate": -1}}"#, #"{"timeEstimate": {"resetOption": "DAILY"}}"#,
        ] {
            #expect(session.inEngines(.patch, bernoulli + "/estimate", body).status == 400, "\(body)")
        }
    }

    @Test func membershipsAreReplacedAddedAndRemoved() throws {
        var session = try SandboxSession()
        var group = Sandbox.Content.UserGroup(id: "g1", workspace: SandboxSession.engines, name: "Readers")
        group.members = [SandboxSession.grace]
        session.sandbox.content.userGroups = [group]
        let (ada, grace) = (SandboxSession.ada, SandboxSession.grace)
        let replaced = session.inEngines(
            .patch,
            notes + "/memberships",
            """
            {"memberships": [{"userId": "\(ada)", "hourlyRate": {"amount": 1}, "costRate": {"amount": 2}}],
             "userGroups": {"ids": ["g1"], "contains": "CONTAINS", "status": "ALL"}}
            """
        )
        #expect(replaced.status == 200, "\(replaced.text)")
        #expect(try names(session.inEngines(.get, "projects?users=\(ada)")) == ["Notes"])
        #expect(try names(session.inEngines(.get, "projects?userGroups=g1")) == ["Notes"])
        #expect(try session.inEngines(.get, "projects?userGroups=g1&contains-group=false").list.count == 5)
        #expect(try session.inEngines(.get, "projects?users=\(ada)&contains-user=false").list.count == 5)
        #expect(try session.inEngines(.get, "projects?users=\(ada)&user-status=INACTIVE").list.isEmpty)

        let added = session.inEngines(.post, notes + "/memberships", #"{"userIds": ["\#(grace)", "\#(ada)"]}"#)
        #expect(session.sandbox.content.projects[2].memberships.map(\.user) == [ada, grace])
        #expect(session.sandbox.content.projects[2].memberships[0].hourlyRate == 1)
        #expect(added.status == 200)
        let removed = session.inEngines(.post, notes + "/memberships", #"{"userIds": ["\#(ada)"], "remove": true}"#)
        #expect(removed.status == 200)
        #expect(session.sandbox.content.projects[2].memberships.map(\.user) == [grace])
        for body in [
            #"{"userIds": ["nobody"]}"#, #"{"userGroups": {"ids": ["nothing"]}}"#, #"{"users": []}"#,
        ] {
            #expect(session.inEngines(.post, notes + "/memberships", body).status == 400, "\(body)")
        }
        #expect(session.inEngines(.patch, notes + "/memberships", "{}").status == 400)
    }

    @Test func ratesOfMembersNeedAMembership() throws {
        var session = try SandboxSession()
        let rate = notes + "/users/\(SandboxSession.ada)/hourly-rate"
        let body = #"{"amount": 4200, "since": "2026-01-01T00:00:00Z"}"#
        #expect(session.inEngines(.put, rate, body).status == 400)
        _ = session.inEngines(.post, notes + "/memberships", #"{"userIds": ["\#(SandboxSession.ada)"]}"#)
        #expect(session.inEngines(.put, rate, body).status == 200)
        let cost = session.inEngines(.put, notes + "/users/\(SandboxSession.ada)/cost-rate", #"{"amount": 2100}"#)
        #expect(cost.status == 200)
        guard case .array(let memberships) = try cost.json["memberships"] else { return }
        #expect(memberships.map { $0["hourlyRate"]?["amount"] } == [4_200])
        #expect(memberships.map { $0["costRate"]?["amount"] } == [2_100])
        for bad in ["{}", #"{"amount": -1}"#, #"{"amount": "1"}"#, #"{"amount": 1, "since": "now"}"#] {
            #expect(session.inEngines(.put, rate, bad).status == 400, "\(bad)")
        }
        #expect(session.inEngines(.get, rate).status == 405)
    }

    @Test func onlyAnAdministratorChangesPeopleRatesAndEstimates() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        for (method, path, body) in [
            (HTTPRequest.Method.patch, "/memberships", #"{"memberships": []}"#),
            (.post, "/memberships", #"{"userIds": []}"#), (.patch, "/estimate", "{}"),
            (.patch, "/template", #"{"isTemplate": true}"#),
            (.put, "/users/\(SandboxSession.grace)/hourly-rate", #"{"amount": 1}"#),
            (.put, "/tasks/d10000000000000000000001/hourly-rate", #"{"amount": 1}"#),
        ] {
            #expect(session.inEngines(method, bernoulli + path, body).status == 403, "\(path)")
        }
    }

    @Test(arguments: [
        ("clients=c10000000000000000000001", 1), ("clients=c10000000000000000000001&contains-client=false", 5),
        ("client-status=ACTIVE", 1), ("client-status=ARCHIVED", 0), ("client-status=ALL", 6), ("access=PUBLIC", 6),
        ("access=PRIVATE", 0), ("billable=false", 0), ("is-template=false", 6), ("user-status=ALL", 6),
        ("expense-limit=5&expense-date=2026-01-01", 6),
    ])
    func projectsAreFiltered(query: String, count: Int) throws {
        var session = try SandboxSession()
        #expect(try session.inEngines(.get, "projects?\(query)").list.count == count)
    }

    @Test(arguments: ["access=HIDDEN", "client-status=DONE", "expense-date=soon", "sort-column=COLOR", "is-template=2"])
    func badFiltersAreRefused(query: String) throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.get, "projects?\(query)").status == 400)
    }

    @Test func projectsAreSortedByEveryColumn() throws {
        var session = try SandboxSession()
        _ = session.inEngines(.patch, notes + "/estimate", #"{"timeEstimate": {"estimate": "PT1H"}}"#)
        _ = session.inEngines(.patch, notes + "/estimate", #"{"budgetEstimate": {"estimate": 7}}"#)
        for (column, last) in [
            ("ID", "The Store"), ("CLIENT_NAME", "Bernoulli Numbers"), ("DURATION", "Bernoulli Numbers"),
            ("BUDGET", "Notes"), ("PROGRESS", "Notes"),
        ] {
            let list = session.inEngines(.get, "projects?sort-column=\(column)&sort-order=DESCENDING&page-size=1")
            #expect(try names(list) == [.string(last)], "\(column)")
        }
    }

    @Test func aHydratedProjectHasItsClientAndTasks() throws {
        var session = try SandboxSession()
        let project = try session.inEngines(.get, bernoulli + "?hydrated=true").json
        #expect(project["client"]?["name"] == "Babbage & Co.")
        #expect(project["duration"] == "PT6H15M30S")
        guard case .array(let tasks) = project["tasks"] else {
            Issue.record("no tasks")
            return
        }
        #expect(tasks.count == 2)
        #expect(try session.inEngines(.get, bernoulli).json["tasks"] == nil)
        #expect(try session.inEngines(.get, "projects?hydrated=true").list.last?["client"] == .null)
    }
}
