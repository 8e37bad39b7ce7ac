import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyCustomFieldTests {
    private let reference = "custom-fields/d30000000000000000000001"

    private func path(_ created: SandboxSession.Answer) throws -> String {
        guard case .string(let id) = try created.json["id"] else { return "" }
        return "custom-fields/\(id)"
    }

    @Test func fieldsAreNarrowedAndHaveNoPages() throws {
        var session = try SandboxSession()
        let all = session.inEngines(.get, "custom-fields")
        #expect(try all.list.map { $0["name"] } == ["Reference", "Staff number"])
        #expect(all.lastPage == nil)
        for (query, names) in [
            ("name=refer", ["Reference"]), ("entity-type=USER", ["Staff number"]), ("status=INVISIBLE", []),
            ("status=VISIBLE&entity-type=TIMEENTRY", ["Reference"]),
        ] {
            let list = try session.inEngines(.get, "custom-fields?\(query)").list
            #expect(list.map { $0["name"] } == names.map(JSON.string), "\(query)")
        }
        #expect(try session.inEngines(.get, "custom-fields?status=GONE").code == 3000)
        #expect(try session.inEngines(.get, "custom-fields?page-size=1").code == 3000)
    }

    @Test func aFieldIsCreatedChangedAndDeleted() throws {
        var session = try SandboxSession()
        let created = session.inEngines(
            .post,
            "custom-fields",
            """
            {"name": "Site", "type": "DROPDOWN_MULTIPLE", "allowedValues": ["London", "Turin"], "description": "d",
             "placeholder": "p", "onlyAdminCanEdit": true, "workspaceDefaultValue": ["Turin"], "status": "INVISIBLE"}
            """
        )
        #expect(created.status == 201)
        let field = try created.json
        #expect(field["entityType"] == "TIMEENTRY")
        #expect(field["required"] == false)
        #expect(field["onlyAdminCanEdit"] == true)
        #expect(field["workspaceDefaultValue"] == ["Turin"])
        #expect(field["projectDefaultValues"] == [])

        let path = try path(created)
        let changed = session.inEngines(
            .put,
            path,
            #"{"name": "Place", "type": "DROPDOWN_MULTIPLE", "required": true, "status": "VISIBLE"}"#
        )
        #expect(changed.status == 200)
        #expect(try changed.json["name"] == "Place")
        #expect(try changed.json["required"] == true)
        #expect(try changed.json["onlyAdminCanEdit"] == false)
        #expect(try changed.json["allowedValues"] == ["London", "Turin"])
        #expect(try session.inEngines(.get, "custom-fields?name=place").list == [changed.json])

        let deleted = session.inEngines(.delete, path)
        #expect(deleted.status == 204)
        #expect(deleted.body.isEmpty)
        #expect(session.inEngines(.delete, path).status == 400)
        #expect(try session.inEngines(.get, "custom-fields").list.count == 2)
    }

    @Test(arguments: [
        ("{}", 501), (#"{"name": "Site"}"#, 501), (#"{"type": "TXT"}"#, 501), (#"{"name": "S", "type": "TXT"}"#, 501),
        (#"{"name": "Site", "type": "TEXT"}"#, 3000), (#"{"name": "Reference", "type": "TXT"}"#, 501),
        (#"{"name": "Site", "type": "DROPDOWN_SINGLE"}"#, 501),
        (#"{"name": "Site", "type": "TXT", "status": "GONE"}"#, 3000),
        (#"{"name": "Site", "type": "TXT", "entityType": "TASK"}"#, 3000),
        (#"{"name": "Site", "type": "NUMBER", "workspaceDefaultValue": "1"}"#, 501),
        (#"{"name": "Site", "type": "TXT", "workspaceDefaultValue": {"a": 1}}"#, 501),
        (#"{"name": "Site", "type": "DROPDOWN_SINGLE", "allowedValues": ["a"], "workspaceDefaultValue": "b"}"#, 501),
        (#"{"name": "Site", "type": "TXT", "required": true}"#, 501),
        (#"{"name": "Site", "type": "TXT", "default": 1}"#, 501),
    ])
    func aBadFieldIsRefusedAndNothingIsKept(body: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.post, "custom-fields", body)
        #expect(answer.status == 400, "\(body)")
        #expect(try answer.code == .integer(code), "\(body)")
        #expect(session.sandbox.content.customFields == Sandbox.Content.standard.customFields)
    }

    @Test func aDefaultStaysWhenItIsLeftOutAndGoesWithNull() throws {
        var session = try SandboxSession()
        let set = #"{"name": "Reference", "type": "TXT", "workspaceDefaultValue": "A-1"}"#
        #expect(try session.inEngines(.put, reference, set).json["workspaceDefaultValue"] == "A-1")
        let silent = session.inEngines(.put, reference, #"{"name": "Reference", "type": "TXT"}"#)
        #expect(try silent.json["workspaceDefaultValue"] == "A-1")
        let null = #"{"name": "Reference", "type": "TXT", "workspaceDefaultValue": null}"#
        #expect(try session.inEngines(.put, reference, null).json["workspaceDefaultValue"] == .null)
    }

    @Test func theTypeStays() throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.put, reference, #"{"name": "Reference", "type": "NUMBER"}"#).status == 400)
        #expect(session.inEngines(.put, reference, #"{"name": "Reference"}"#).status == 400)
        #expect(session.inEngines(.put, "custom-fields/none", #"{"name": "xx", "type": "TXT"}"#).status == 400)
    }

    @Test func onlyAnAdministratorManagesFields() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.get, "custom-fields").status == 200)
        let body = #"{"name": "Site", "type": "TXT"}"#
        #expect(session.inEngines(.post, "custom-fields", body).status == 403)
        #expect(session.inEngines(.put, reference, body).status == 403)
        #expect(session.inEngines(.delete, reference).status == 403)
    }

    @Test func aDeletedFieldTakesItsValuesWithIt() throws {
        var session = try SandboxSession()
        session.sandbox.content.timeEntries[0].customFieldValues["d30000000000000000000001"] = .text("A-1")
        let users = "users/\(SandboxSession.ada)/custom-field/d30000000000000000000002/value"
        #expect(session.inEngines(.put, users, #"{"value": 3}"#).status == 201)
        #expect(session.inEngines(.delete, reference).status == 204)
        #expect(session.inEngines(.delete, "custom-fields/d30000000000000000000002").status == 204)
        #expect(session.sandbox.content.timeEntries[0].customFieldValues.isEmpty)
        #expect(try session.send(.get, "/api/v1/user").json["customFields"] == [])
        #expect(
            session.sandbox.content.workspaces[0].memberships.values.allSatisfy { $0.customFieldValues.isEmpty }
        )
    }
}
