import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyTimeEntryTests {
    private let mine = "user/\(SandboxSession.ada)/time-entries"
    private let project = "d00000000000000000000001"

    private func text(_ json: JSON?) -> String {
        guard case .string(let text) = json else { return "" }
        return text
    }

    @Test func aReplacementClearsWhatItLeavesOut() throws {
        var session = try SandboxSession()
        let created = session.inEngines(
            .post,
            "time-entries",
            """
            {"start": "2026-01-07T09:00:00Z", "end": "2026-01-07T10:00:00Z", "description": "x", "billable": true,
             "projectId": "\(project)", "taskId": "d10000000000000000000001", "tagIds": ["d20000000000000000000001"],
             "customFields": [{"customFieldId": "d30000000000000000000001", "sourceType": "WORKSPACE", "value": "A1"}]}
            """
        )
        #expect(created.status == 201)
        let entry = try created.json
        #expect(entry["tagIds"] == ["d20000000000000000000001"])
        guard case .array(let values) = entry["customFieldValues"] else {
            Issue.record("no custom fields")
            return
        }
        #expect(values.map { $0["value"] } == ["A1"])

        let path = "time-entries/\(text(entry["id"]))"
        let replaced = session.inEngines(
            .put,
            path,
            #"{"start": "2026-01-07T09:00:00Z", "end": "2026-01-07T10:00:00Z"}"#
        )
        #expect(replaced.status == 200)
        #expect(try replaced.json["description"] == "")
        #expect(try replaced.json["billable"] == false)
        for name in ["projectId", "taskId", "tagIds"] { #expect(try replaced.json[name] == .null, "\(name)") }
        #expect(try replaced.json["customFieldValues"] == [])
        #expect(session.inEngines(.put, path, #"{"end": "2026-01-07T10:00:00Z"}"#).status == 400)

        let running = session.inEngines(.put, path, #"{"start": "2026-01-07T09:00:00Z"}"#)
        #expect(try running.json["timeInterval"]?["end"] == .null)
        let deleted = session.inEngines(.delete, path)
        #expect(deleted.status == 204)
        #expect(deleted.body.isEmpty)
    }

    @Test func theReadNameOfCustomFieldsIsDroppedSilentlyWhereUnknownFieldsAreIgnored() throws {
        var session = try SandboxSession()
        session.sandbox.unknownFields = .ignored
        let created = session.inEngines(
            .post,
            "time-entries",
            """
            {"start": "2026-01-07T09:00:00Z", "end": "2026-01-07T10:00:00Z",
             "customFieldValues": [{"customFieldId": "d30000000000000000000001", "value": "A1"}]}
            """
        )
        #expect(created.status == 201)
        #expect(try created.json["customFieldValues"] == [])
    }

    @Test(arguments: [
        (#"{"start": "2026-01-07"}"#, 501), (#"{"start": "2026-01-07T09:00:00"}"#, 501), ("{}", 501),
        (#"{"start": "2026-01-07T09:00:00Z", "end": "2026-01-07T08:00:00Z"}"#, 501),
        (#"{"start": "2026-01-07T09:00:00Z", "projectId": "d00000000000000000000007"}"#, 501),
        (#"{"start": "2026-01-07T09:00:00Z", "taskId": "d10000000000000000000001"}"#, 501),
        (#"{"start": "2026-01-07T09:00:00Z", "tagIds": ["none"]}"#, 501),
        (#"{"start": "2026-01-07T09:00:00Z", "tagIds": "none"}"#, 3000),
        (#"{"start": "2026-01-07T09:00:00Z", "type": "HOLIDAY"}"#, 3000),
    ])
    func aBadEntryIsRefusedAndNothingIsKept(body: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.post, "time-entries", body)
        #expect(answer.status == 400)
        #expect(try answer.code == .integer(code))
        #expect(session.sandbox.content.timeEntries == Sandbox.Content.standard.timeEntries)
    }

    @Test func anArchivedProjectIsTaken() throws {
        var session = try SandboxSession()
        let body = #"{"start": "2026-01-07T09:00:00Z", "projectId": "d00000000000000000000002"}"#
        #expect(session.inEngines(.post, "time-entries", body).status == 201)
    }

    @Test func aHydratedEntryHasObjectsInPlaceOfIdentifiers() throws {
        var session = try SandboxSession()
        let list = try session.inEngines(.get, mine + "?hydrated=true&project=\(project)&task-required=1").list
        let entry = try #require(list.first)
        #expect(entry["project"]?["name"] == "Bernoulli Numbers")
        #expect(entry["task"]?["name"] == "Table of operations")
        #expect(entry["user"]?["email"] == "ada@example.com")
        #expect(entry["tagIds"] == nil)
        #expect(entry["taskId"] == nil)
    }

    @Test func severalAreDeletedTogetherOrNotAtAll() throws {
        var session = try SandboxSession()
        let (first, second) = ("f00000000000000000000001", "f00000000000000000000002")
        #expect(try session.inEngines(.delete, mine).code == 3001)
        #expect(session.inEngines(.delete, mine + "?time-entry-ids=\(first),none").status == 400)
        #expect(session.inEngines(.get, "time-entries/\(first)").status == 200)
        let deleted = session.inEngines(.delete, mine + "?time-entry-ids=\(first),\(second)")
        #expect(deleted.status == 200)
        #expect(try deleted.list.count == 2)
        #expect(session.inEngines(.get, "time-entries/\(first)").status == 400)
    }

    @Test func severalAreChangedTogetherOrNotAtAll() throws {
        var session = try SandboxSession()
        let first = #"{"id": "f00000000000000000000001", "description": "changed"}"#
        #expect(session.inEngines(.put, mine, "[\(first), {\"id\": \"none\"}]").status == 400)
        #expect(session.sandbox.content.timeEntries == Sandbox.Content.standard.timeEntries)
        let changed = session.inEngines(.put, mine, "[\(first)]")
        #expect(changed.status == 200)
        #expect(try changed.list.map { $0["description"] } == ["changed"])
    }

    @Test func aDuplicateIsCreatedWithoutABody() throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.post, mine + "/f00000000000000000000001/duplicate")
        #expect(answer.status == 201)
        #expect(answer.body.isEmpty)
        #expect(try session.inEngines(.get, mine + "?description=menabrea").list.count == 2)
    }

    @Test func lockedEntriesAndManualOnesAreForbidden() throws {
        var content = Sandbox.Content.standard
        content.workspaces[0].lockedBefore = Timestamp.date("2026-01-06T00:00:00Z")
        content.workspaces[0].allowsManualTracking = false
        var session = try SandboxSession(content)
        let locked = session.inEngines(.get, "time-entries/f00000000000000000000001")
        #expect(try locked.json["isLocked"] == true)
        let deletion = session.inEngines(.delete, "time-entries/f00000000000000000000001")
        #expect(deletion.status == 403)
        #expect(try deletion.code == 1003)
        let body = #"{"start": "2026-01-07T09:00:00Z", "end": "2026-01-07T10:00:00Z"}"#
        let manual = session.inEngines(.post, "time-entries", body)
        #expect(manual.status == 403)
        #expect(try manual.code == 4030)
    }

    @Test func aPlainMemberSeesOnlyTheOwnEntries() throws {
        var session = try SandboxSession()
        let graces = "user/\(SandboxSession.grace)/time-entries"
        #expect(try session.inEngines(.get, graces).list.count == 1)
        session.use(key: Sandbox.Content.StandardToken.sharedClockify)
        #expect(session.inEngines(.get, graces).status == 403)
        #expect(session.inEngines(.get, "time-entries/f00000000000000000000001").status == 403)
    }

    @Test(
        arguments: [
            ("\"a\"", .string("a")), ("2", .integer(2)), ("2.5", .number(2.5)), ("true", .bool(true)),
            (#"["a", "b"]"#, .array(["a", "b"])),
            ("null", nil), ("{}", nil), ("[1]", nil),
        ] as [(String, JSON?)]
    )
    func customFieldsHaveValuesOfManyKinds(sent: String, kept: JSON?) throws {
        var session = try SandboxSession()
        let created = session.inEngines(
            .post,
            "time-entries",
            """
            {"start": "2026-01-07T09:00:00Z", "end": "2026-01-07T10:00:00Z",
             "customFields": [{"customFieldId": "d30000000000000000000001", "value": \(sent)}]}
            """
        )
        #expect(created.status == 201)
        guard case .array(let values) = try created.json["customFieldValues"] else {
            Issue.record("no custom fields: \(created.text)")
            return
        }
        #expect(values.map { $0["value"] } == (kept.map { [$0] } ?? []))
    }

    @Test func eachRequiredFieldIsRequired() throws {
        let whole = [
            "projectId": "\"\(project)\"", "taskId": "\"d10000000000000000000001\"",
            "tagIds": "[\"d20000000000000000000001\"]", "description": "\"x\"",
            "start": "\"2026-01-07T09:00:00Z\"", "end": "\"2026-01-07T10:00:00Z\"",
        ]
        var content = Sandbox.Content.standard
        content.workspaces[0].requiresProject = true
        content.workspaces[0].requiresTask = true
        content.workspaces[0].requiresTags = true
        content.workspaces[0].requiresDescription = true
        var session = try SandboxSession(content)
        for missing in ["projectId", "taskId", "tagIds", "description", nil] {
            let members = whole.filter { $0.key != missing }.map { "\"\($0.key)\": \($0.value)" }
            let answer = session.inEngines(.post, "time-entries", "{\(members.joined(separator: ","))}")
            #expect(answer.status == (missing == nil ? 201 : 400), "\(missing ?? "nothing")")
        }
    }

    @Test func theListHasPagesWithTheNewestFirst() throws {
        var session = try SandboxSession(.large(projects: 0, timeEntries: 120))
        let first = session.inEngines(.get, mine)
        #expect(try first.list.count == 50)
        #expect(try first.list.first?["description"] == "Step 120")
        #expect(first.lastPage == "false")
        let last = session.inEngines(.get, mine + "?page=3")
        #expect(try last.list.last?["description"] == "Translate Menabrea")
        #expect(last.lastPage == "true")
    }
}
