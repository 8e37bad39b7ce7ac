import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyTaskTests {
    private let tasks = "projects/d00000000000000000000001/tasks"
    private let proof = "projects/d00000000000000000000001/tasks/d10000000000000000000002"

    @Test func aTaskHasEstimatesPeopleAndAStatus() throws {
        var session = try SandboxSession()
        let created = session.inEngines(
            .post,
            tasks,
            """
            {"name": "Check", "estimate": "PT45M", "budgetEstimate": 300, "status": "ALL",
             "assigneeIds": ["\(SandboxSession.grace)"]}
            """
        )
        #expect(created.status == 201, "\(created.text)")
        #expect(try created.json["estimate"] == "PT45M")
        #expect(try created.json["budgetEstimate"] == 300)
        #expect(try created.json["status"] == "ALL")
        #expect(try created.json["assigneeId"] == .string(SandboxSession.grace))
        guard case .string(let id) = try created.json["id"] else { return }
        let path = "\(tasks)/\(id)"
        #expect(session.inEngines(.delete, path).status == 400)
        let kept = session.inEngines(.put, path + "?membership-status=ACTIVE", #"{"name": "Check"}"#)
        #expect(try kept.json["assigneeIds"] == [.string(SandboxSession.grace)])
        #expect(try kept.json["status"] == "ALL")
        let none = session.inEngines(.put, path + "?contains-assignee=false", #"{"name": "Check"}"#)
        #expect(try none.json["assigneeIds"] == [])
    }

    @Test(arguments: [
        "{}", #"{"name": "Proof"}"#, #"{"name": "x", "assigneeIds": ["nobody"]}"#,
        #"{"name": "x", "assigneeId": "nobody"}"#,
        #"{"name": "x", "userGroupIds": ["nothing"]}"#, #"{"name": "x", "estimate": "long"}"#,
        #"{"name": "x", "budgetEstimate": 1.5}"#, #"{"name": "x", "status": "LATE"}"#, #"{"name": "x", "done": true}"#,
    ])
    func aBadTaskIsRefused(body: String) throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.post, tasks, body).status == 400)
        #expect(session.sandbox.content.tasks == Sandbox.Content.standard.tasks)
    }

    @Test func aTaskHasRatesAndTheTimeOfItsEntries() throws {
        var session = try SandboxSession()
        let hourly = session.inEngines(.put, tasks + "/d10000000000000000000001/hourly-rate", #"{"amount": 99}"#)
        #expect(try hourly.json["hourlyRate"] == ["amount": 99, "currency": "GBP"])
        #expect(try hourly.json["duration"] == "PT4H15M")
        let cost = session.inEngines(.put, tasks + "/d10000000000000000000001/cost-rate", #"{"amount": 5}"#)
        #expect(try cost.json["costRate"]?["amount"] == 5)
        let entry = try session.inEngines(.get, "time-entries/f00000000000000000000002").json
        #expect(entry["hourlyRate"]?["amount"] == 99)
        #expect(entry["costRate"]?["amount"] == 5)
        #expect(session.inEngines(.put, tasks + "/none/cost-rate", #"{"amount": 5}"#).status == 400)
    }

    @Test(arguments: [
        ("", ["Proof", "Table of operations"]), ("is-active=true", ["Table of operations"]),
        ("is-active=false", ["Proof"]), ("name=proof", ["Proof"]), ("name=proof&strict-name-search=true", []),
        ("sort-column=ID", ["Table of operations", "Proof"]),
        ("sort-column=ID&sort-order=DESCENDING&page-size=1", ["Proof"]),
    ])
    func tasksAreFilteredAndSorted(query: String, names: [String]) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.get, "\(tasks)?\(query)")
        #expect(try answer.list.map { $0["name"] } == names.map(JSON.string))
    }

    @Test func aColumnOfAnotherListIsRefused() throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.get, tasks + "?sort-column=BUDGET").status == 400)
        #expect(session.inEngines(.put, proof + "?membership-status=GONE", #"{"name": "Proof"}"#).status == 400)
    }

    @Test func archivingAClientArchivesItsProjectsAndEndsTheirTasks() throws {
        var session = try SandboxSession()
        let body = #"{"name": "Babbage & Co.", "archived": true}"#
        let path = "clients/c10000000000000000000001"
        #expect(session.inEngines(.put, path + "?mark-tasks-as-done=true", body).status == 200)
        #expect(session.sandbox.content.tasks.map(\.status) == ["DONE", "DONE"])
        #expect(!session.sandbox.content.projects[0].isArchived)
        #expect(session.inEngines(.put, path + "?archive-projects=true", body).status == 200)
        #expect(session.sandbox.content.projects[0].isArchived)
    }
}
