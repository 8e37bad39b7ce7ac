import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyEntityTests {
    private func id(_ answer: SandboxSession.Answer) throws -> String {
        guard case .string(let id) = try answer.json["id"] else {
            Issue.record("no id: \(answer.text)")
            return ""
        }
        return id
    }

    @Test func aProjectIsCreatedChangedArchivedAndDeleted() throws {
        var session = try SandboxSession()
        let created = session.inEngines(.post, "projects", #"{"name": "Cylinder", "isPublic": true, "note": "n"}"#)
        #expect(created.status == 201)
        let id = try id(created)
        #expect(id.utf8.count == 24)

        let active = session.inEngines(.delete, "projects/\(id)")
        #expect(active.status == 400)
        #expect(try active.code == 501)

        let archived = session.inEngines(.put, "projects/\(id)", #"{"archived": true}"#)
        #expect(archived.status == 200)
        #expect(try archived.json["name"] == "Cylinder")
        #expect(try archived.json["note"] == "n")
        // What a change leaves out falls back to false for these two.
        #expect(try archived.json["isPublic"] == false)
        #expect(try archived.json["billable"] == false)

        #expect(try session.inEngines(.delete, "projects/\(id)").json["id"] == .string(id))
        #expect(session.inEngines(.get, "projects/\(id)").status == 400)
    }

    @Test(arguments: [
        ("{}", 501), (#"{"name": ""}"#, 501), (#"{"name": 3}"#, 3000), ("[]", 3000), ("", 3000), ("{", 3000),
        (#"{"name": "Notes"}"#, 501), (#"{"name": "x", "color": "red"}"#, 501),
        (#"{"name": "x", "clientId": "none"}"#, 501), (#"{"name": "x", "hourlyRate": {"amount": -1}}"#, 501),
    ])
    func aBadProjectIsRefusedAndNothingIsKept(body: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.post, "projects", body)
        #expect(answer.status == 400)
        #expect(try answer.code == .integer(code))
        #expect(session.sandbox.content.projects == Sandbox.Content.standard.projects)
    }

    @Test func aTagComesOutOfTheArchiveWhenAChangeLeavesItOut() throws {
        var session = try SandboxSession()
        let id = try id(session.inEngines(.post, "tags", #"{"name": "idle"}"#))
        #expect(try session.inEngines(.put, "tags/\(id)", #"{"archived": true}"#).json["archived"] == true)
        #expect(try session.inEngines(.put, "tags/\(id)", #"{"name": "idle"}"#).json["archived"] == false)
        #expect(session.inEngines(.delete, "tags/\(id)").status == 200)
    }

    @Test func aClientLosesItsCopiesWhenAChangeLeavesThemOut() throws {
        var session = try SandboxSession()
        let created = session.inEngines(.post, "clients", #"{"name": "Brunel"}"#)
        #expect(created.status == 201)
        #expect(try created.json["currencyCode"] == "GBP")
        let path = "clients/\(try id(created))"
        let with = session.inEngines(.put, path, #"{"name": "Brunel", "ccEmails": ["a@example.com"]}"#)
        #expect(try with.json["ccEmails"] == ["a@example.com"])
        #expect(try session.inEngines(.put, path, #"{"name": "Brunel"}"#).json["ccEmails"] == .null)
        let four = session.inEngines(.put, path, #"{"name": "Brunel", "ccEmails": ["a", "b", "c", "d"]}"#)
        #expect(four.status == 400)
        #expect(session.inEngines(.delete, path).status == 400)
        #expect(session.inEngines(.put, path, #"{"name": "Brunel", "archived": true}"#).status == 200)
        #expect(session.inEngines(.delete, path).status == 200)
    }

    @Test func aTaskIsDeletedOnceItIsDone() throws {
        var session = try SandboxSession()
        let tasks = "projects/d00000000000000000000001/tasks"
        #expect(try session.inEngines(.get, tasks + "?is-active=true").list.count == 1)
        let id = try id(session.inEngines(.post, tasks, #"{"name": "Check"}"#))
        #expect(session.inEngines(.delete, "\(tasks)/\(id)").status == 400)
        let done = session.inEngines(.put, "\(tasks)/\(id)", #"{"name": "Check", "status": "DONE"}"#)
        #expect(try done.json["status"] == "DONE")
        #expect(session.inEngines(.delete, "\(tasks)/\(id)").status == 200)
    }

    @Test func equalRequestsGetEqualAnswers() throws {
        var first = try SandboxSession()
        var second = try SandboxSession()
        for name in ["a", "b"] {
            let body = #"{"name": "\#(name)"}"#
            #expect(first.inEngines(.post, "tags", body).text == second.inEngines(.post, "tags", body).text)
        }
    }

    @Test func whatPointsAtADeletedEntityPointsAtNothing() throws {
        var session = try SandboxSession()
        let client = "clients/c10000000000000000000001"
        let archive = #"{"name": "Babbage & Co.", "archived": true}"#
        #expect(session.inEngines(.put, client + "?archive-projects=true", archive).status == 200)
        let project = "projects/d00000000000000000000001"
        #expect(try session.inEngines(.get, project).json["archived"] == true)
        #expect(session.inEngines(.delete, client).status == 200)
        #expect(try session.inEngines(.get, project).json["clientId"] == "")

        let entry = "time-entries/f00000000000000000000002"
        #expect(session.inEngines(.delete, "tags/d20000000000000000000001").status == 200)
        #expect(try session.inEngines(.get, entry).json["tagIds"] == .null)
        #expect(session.inEngines(.delete, project).status == 200)
        #expect(try session.inEngines(.get, entry).json["projectId"] == .null)
        #expect(try session.inEngines(.get, entry).json["taskId"] == .null)
    }

    @Test func aProjectTakesItsClientAndRate() throws {
        var session = try SandboxSession()
        let created = session.inEngines(
            .post,
            "projects",
            """
            {"name": "Crank", "color": "#abc", "clientId": "c10000000000000000000002",
             "hourlyRate": {"amount": 4200}}
            """
        )
        #expect(created.status == 201)
        #expect(try created.json["clientName"] == "Royal Observatory")
        #expect(try created.json["hourlyRate"] == ["amount": 4200, "currency": "GBP"])
        let projects = session.inEngines(.get, "projects?clients=c10000000000000000000002&billable=true")
        #expect(try projects.list.map { $0["name"] } == ["Crank"])
    }
}
