import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyMemberTests {
    private let grace = "users/\(SandboxSession.grace)"

    private func membership(of user: String, _ workspace: JSON) -> JSON? {
        guard case .array(let memberships) = workspace["memberships"] else { return nil }
        return memberships.first { $0["userId"] == .string(user) }
    }

    @Test func aKeyOpensNoWorkspaceInWhichItsOwnerWasPutAway() throws {
        var session = try SandboxSession()
        let away = session.inEngines(.put, grace, #"{"status": "INACTIVE"}"#)
        #expect(away.status == 200)
        #expect(membership(of: SandboxSession.grace, try away.json)?["membershipStatus"] == "INACTIVE")
        #expect(try session.inEngines(.get, "users?status=INACTIVE").list.count == 1)
        // Her time is still there for an administrator.
        #expect(try session.inEngines(.get, "user/\(SandboxSession.grace)/time-entries").list.count == 1)

        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        let denied = session.inEngines(.get, "projects")
        #expect(denied.status == 403)
        #expect(try denied.code == 501)
        #expect(session.send(.get, "/api/v1/user").status == 200)
        #expect(try session.send(.get, "/api/v1/workspaces").list.map { $0["name"] } == ["Compilers"])

        session.use(key: Sandbox.Content.StandardToken.adaClockify)
        #expect(session.inEngines(.put, grace, #"{"status": "ACTIVE"}"#).status == 200)
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.get, "projects").status == 200)
    }

    @Test(arguments: [
        ("{}", 501), (#"{"status": "PENDING"}"#, 3000), (#"{"status": true}"#, 3000), (#"{"state": "ACTIVE"}"#, 501),
    ])
    func aBadStatusIsRefused(body: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.put, grace, body)
        #expect(answer.status == 400)
        #expect(try answer.code == .integer(code))
        #expect(session.sandbox.content.workspaces == Sandbox.Content.standard.workspaces)
    }

    @Test func theOwnerCannotBePutAway() throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.put, "users/\(SandboxSession.ada)", #"{"status": "INACTIVE"}"#).status == 400)
        #expect(session.inEngines(.get, "projects").status == 200)
    }

    @Test func aMembersRatesAreKept() throws {
        var session = try SandboxSession()
        let since = #""since": "2026-01-01T00:00:00Z""#
        #expect(session.inEngines(.put, grace + "/hourly-rate", "{\"amount\": 7500, \(since)}").status == 200)
        let cost = session.inEngines(.put, grace + "/cost-rate", #"{"amount": 0}"#)
        let member = try #require(membership(of: SandboxSession.grace, try cost.json))
        #expect(member["hourlyRate"] == ["amount": 7500, "currency": "GBP"])
        #expect(member["costRate"] == ["amount": 0, "currency": "GBP"])
        #expect(member["membershipType"] == "WORKSPACE")
        let ada = try #require(membership(of: SandboxSession.ada, try cost.json))
        #expect(ada["hourlyRate"] == .null)
        #expect(ada["costRate"] == .null)
    }

    @Test func ratesAndStatusesAreForAdministratorsAndOfMembers() throws {
        var session = try SandboxSession()
        for (path, body) in [
            ("", #"{"status": "ACTIVE"}"#), ("/hourly-rate", #"{"amount": 1}"#), ("/cost-rate", #"{"amount": 1}"#),
        ] {
            session.use(key: Sandbox.Content.StandardToken.adaClockify)
            #expect(try session.inEngines(.put, "users/nobody\(path)", body).code == 501)
            if !path.isEmpty { #expect(session.inEngines(.put, grace + path, #"{"amount": -1}"#).status == 400) }
            session.use(key: Sandbox.Content.StandardToken.graceClockify)
            #expect(session.inEngines(.put, grace + path, body).status == 403)
        }
    }

    @Test func somebodyNewIsInvitedAndSomebodyKnownIsAMember() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        let path = "/api/v1/workspaces/\(SandboxSession.compilers)/users"
        let known = session.send(.post, path + "?send-email=false", #"{"email": "ADA@example.com"}"#)
        #expect(known.status == 200)
        #expect(membership(of: SandboxSession.ada, try known.json)?["membershipStatus"] == "ACTIVE")
        #expect(session.sandbox.content.invitations.isEmpty)
        #expect(session.send(.post, path, #"{"email": "ada@example.com"}"#).status == 400)

        #expect(session.send(.post, path, #"{"email": "jean@example.com"}"#).status == 200)
        #expect(session.sandbox.content.invitations == ["jean@example.com"])
        let pending = try #require(try session.send(.get, path + "?status=PENDING").list.first)
        #expect(pending["email"] == "jean@example.com")
        #expect(pending["name"] == .null)
        #expect(pending["status"] == "NOT_REGISTERED")
    }

    @Test func addressesMustLookLikeSome() throws {
        var session = try SandboxSession()
        for body in [
            "{}", #"{"email": ""}"#, #"{"email": "x"}"#, #"{"email": "@example.com"}"#, #"{"email": "a@b@c"}"#,
            #"{"emails": ["a@example.com"]}"#,
        ] {
            #expect(session.inEngines(.post, "users", body).status == 400, "\(body)")
        }
        #expect(try session.inEngines(.post, "users?send-email=perhaps", #"{"email": "a@example.com"}"#).code == 3000)
        #expect(session.sandbox.content.accounts == Sandbox.Content.standard.accounts)
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.post, "users", #"{"email": "a@example.com"}"#).status == 403)
    }

    @Test func limitedUsersComeWithRatesFieldsAndGroups() throws {
        var session = try SandboxSession()
        session.sandbox.content.userGroups = [.init(id: "group", workspace: SandboxSession.engines, name: "Navy")]
        let added = session.inEngines(
            .post,
            "limited-users",
            """
            {"users": [{"name": "Luigi", "hourlyRate": 100, "costRate": 50, "userGroups": ["Navy"],
              "weekStart": "SUNDAY", "workCapacity": "PT6H", "workingDays": "SUNDAY",
              "userCustomFields": [{"customFieldId": "d30000000000000000000002", "value": 7}]}, {"name": "Charles"}]}
            """
        )
        #expect(added.status == 200, "\(added.text)")
        let users = try session.inEngines(.get, "users?account-statuses=LIMITED&memberships=ALL&sort-column=NAME").list
        #expect(users.map { $0["name"] } == ["Charles", "Luigi"])
        let luigi = try #require(users.last)
        guard case .array(let memberships) = luigi["memberships"], case .array(let fields) = luigi["customFields"]
        else {
            Issue.record("no memberships or fields")
            return
        }
        #expect(memberships.map { $0["membershipType"] } == ["WORKSPACE", "USERGROUP"])
        #expect(memberships.first?["hourlyRate"] == ["amount": 100, "currency": "GBP"])
        #expect(fields.map { $0["value"] } == [7])
        #expect(fields.first?["customFieldType"] == "NUMBER")
        #expect(try session.inEngines(.get, "users").list.count == 3)
    }

    @Test(arguments: [
        "{}", #"{"users": []}"#, #"{"users": [{"name": "Luigi"}, {"name": ""}]}"#,
        #"{"users": [{"name": "L", "hourlyRate": -1}]}"#,
        #"{"users": [{"name": "Luigi"}, {"name": "C", "userGroups": ["none"]}]}"#,
        #"{"users": [{"name": "L", "email": "x"}]}"#,
        #"{"users": {"name": "L"}}"#, #"{"users": [3]}"#,
    ])
    func limitedUsersAreAddedTogetherOrNotAtAll(body: String) throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.post, "limited-users", body).status == 400)
        #expect(session.sandbox.content.accounts == Sandbox.Content.standard.accounts)
        #expect(session.sandbox.content.workspaces == Sandbox.Content.standard.workspaces)
    }
}
