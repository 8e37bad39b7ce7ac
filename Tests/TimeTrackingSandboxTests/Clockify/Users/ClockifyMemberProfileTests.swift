import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyMemberProfileTests {
    private let adas = "member-profile/\(SandboxSession.ada)"
    private let field = "d30000000000000000000002"

    @Test func aProfileTellsTheWeek() throws {
        var session = try SandboxSession()
        let profile = try session.inEngines(.get, adas).json
        #expect(profile["email"] == "ada@example.com")
        #expect(profile["hasPassword"] == true)
        #expect(profile["workspaceNumber"] == 1)
        #expect(profile["workingDays"] == ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"])
        #expect(profile["userCustomFieldValues"] == [])
    }

    @Test func aChangeKeepsWhatItLeavesOut() throws {
        var session = try SandboxSession()
        let changed = session.inEngines(
            .patch,
            adas,
            """
            {"weekStart": "SUNDAY", "workCapacity": "PT7H30M", "workingDays": ["SUNDAY", "MONDAY"],
             "userCustomFields": [{"customFieldId": "\(field)", "value": 42}]}
            """
        )
        #expect(changed.status == 200)
        #expect(try changed.json["workingDays"] == ["SUNDAY", "MONDAY"])
        let again = try session.inEngines(.patch, adas, #"{"workingDays": "FRIDAY"}"#).json
        #expect(again["workingDays"] == ["FRIDAY"])
        #expect(again["weekStart"] == "SUNDAY")
        #expect(again["workCapacity"] == "PT7H30M")
        guard case .array(let values) = again["userCustomFieldValues"] else {
            Issue.record("no values")
            return
        }
        #expect(values.map { $0["value"] } == [42])
        #expect(values.first?["sourceType"] == "USER")
        #expect(values.first?["customField"]?["entityType"] == "USER")
        #expect(try session.inEngines(.get, adas).json == again)
    }

    @Test func onlyALimitedUserHasItsNameChangedHere() throws {
        var session = try SandboxSession()
        let refused = session.inEngines(.patch, adas, #"{"name": "Countess"}"#)
        #expect(refused.status == 400)
        #expect(try refused.code == 501)
        session.sandbox.content.accounts[2].status = "LIMITED"
        let path = "member-profile/ac0000000000000000000003"
        let renamed = session.inEngines(.patch, path, #"{"name": "Luigi", "imageUrl": "https://images.example/l"}"#)
        #expect(try renamed.json["name"] == "Luigi")
        #expect(try renamed.json["imageUrl"] == "https://images.example/l")
        #expect(try renamed.json["hasPassword"] == false)
        #expect(try session.inEngines(.patch, path, #"{"removeProfileImage": true}"#).json["imageUrl"] == "")
    }

    @Test(arguments: [
        (#"{"weekStart": "HOLIDAY"}"#, 3000), (#"{"workCapacity": "7 hours"}"#, 501),
        (#"{"workingDays": ["MONDAY", "NEVER"]}"#, 3000), (#"{"workingDays": "NEVER"}"#, 3000),
        (#"{"workingDays": 5}"#, 3000), (#"{"userCustomFields": [{"customFieldId": "none"}]}"#, 501),
        (#"{"userCustomFields": [{"customFieldId": "d30000000000000000000001", "value": "x"}]}"#, 501),
        (#"{"userCustomFields": [{"customFieldId": "d30000000000000000000002", "value": "x"}]}"#, 501),
        (#"{"userCustomFields": [{"id": "d30000000000000000000002"}]}"#, 501), (#"{"email": "a@example.com"}"#, 501),
    ])
    func aBadChangeIsRefusedAndNothingIsKept(body: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.patch, adas, body)
        #expect(answer.status == 400, "\(body)")
        #expect(try answer.code == .integer(code), "\(body)")
        #expect(session.sandbox.content.workspaces == Sandbox.Content.standard.workspaces)
    }

    @Test func aProfileIsForItsOwnerAndForAdministrators() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.get, adas).status == 403)
        #expect(session.inEngines(.patch, adas, "{}").status == 403)
        #expect(
            session.inEngines(.patch, "member-profile/\(SandboxSession.grace)", #"{"weekStart": "SUNDAY"}"#).status
                == 200
        )
        session.use(key: Sandbox.Content.StandardToken.adaClockify)
        #expect(try session.inEngines(.get, "member-profile/\(SandboxSession.grace)").json["weekStart"] == "SUNDAY")
        #expect(try session.inEngines(.get, "member-profile/nobody").code == 501)
    }
}
