import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyProjectCustomFieldTests {
    private let list = "projects/d00000000000000000000001/custom-fields"
    private let reference = "projects/d00000000000000000000001/custom-fields/d30000000000000000000001"

    @Test func aProjectHasItsOwnDefaultUntilItIsRemoved() throws {
        var session = try SandboxSession()
        let changed = session.inEngines(.patch, reference, #"{"defaultValue": "B-1", "status": "INACTIVE"}"#)
        #expect(changed.status == 200)
        let expected: JSON = [
            ["projectId": "d00000000000000000000001", "value": "B-1", "status": "INACTIVE"]
        ]
        #expect(try changed.json["projectDefaultValues"] == expected)
        #expect(try session.inEngines(.get, list + "?status=INACTIVE").list == [changed.json])
        #expect(try session.inEngines(.get, list + "?status=VISIBLE").list.isEmpty)
        let other = "projects/d00000000000000000000003/custom-fields"
        #expect(try session.inEngines(.get, other).list.first?["projectDefaultValues"] == [])
        #expect(try session.inEngines(.get, "custom-fields?name=ref").list.first?["projectDefaultValues"] == expected)

        let removed = session.inEngines(.delete, reference)
        #expect(removed.status == 200)
        #expect(try removed.json["projectDefaultValues"] == [])
        #expect(session.inEngines(.delete, reference).status == 400)
    }

    @Test func onlyFieldsOfTimeEntriesAreListed() throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.get, list)
        #expect(try answer.list.map { $0["name"] } == ["Reference"])
        #expect(answer.lastPage == nil)
        #expect(try session.inEngines(.get, list + "?entity-type=USER").list.isEmpty)
    }

    @Test func whatDoesNotFitIsRefused() throws {
        var session = try SandboxSession()
        let staff = "\(list)/d30000000000000000000002"
        for (path, body, code) in [
            (reference, #"{"defaultValue": 3}"#, 501), (reference, #"{"defaultValue": {"a": 1}}"#, 501),
            (reference, #"{"status": "GONE"}"#, 3000), (reference, #"{"value": "x"}"#, 501), (staff, "{}", 501),
            ("\(list)/none", "{}", 501),
        ] {
            let answer = session.inEngines(.patch, path, body)
            #expect(answer.status == 400, "\(path) \(body)")
            #expect(try answer.code == .integer(code), "\(path) \(body)")
        }
        #expect(session.inEngines(.get, "projects/none/custom-fields").status == 400)
        #expect(session.sandbox.content.customFields == Sandbox.Content.standard.customFields)
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.patch, reference, "{}").status == 403)
        #expect(session.inEngines(.delete, reference).status == 403)
        #expect(session.inEngines(.get, list).status == 200)
    }
}
