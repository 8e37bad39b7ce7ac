import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyRoleTests {
    private let graces = "users/\(SandboxSession.grace)/roles"
    private let shared = "ac0000000000000000000003"

    private func body(_ role: String, _ entity: String) -> String {
        #"{"role": "\#(role)", "entityId": "\#(entity)"}"#
    }

    @Test func aTeamManagerIsAmongTheManagersUntilTheRoleGoes() throws {
        var session = try SandboxSession()
        let managers = "users/\(shared)/managers"
        #expect(try session.inEngines(.get, managers).list.isEmpty)
        let granted = session.inEngines(.post, graces, body("TEAM_MANAGER", shared))
        #expect(granted.status == 201)
        let roles = try granted.list
        #expect(roles.map { $0["userId"] } == [.string(SandboxSession.grace)])
        #expect(roles.first?["workspaceId"] == .string(SandboxSession.engines))
        #expect(roles.first?["role"]?["name"] == "TEAM_MANAGER")
        #expect(roles.first?["role"]?["source"] == .null)
        // Granting it again changes nothing.
        #expect(session.inEngines(.post, graces, body("TEAM_MANAGER", shared)).text == granted.text)

        let list = session.inEngines(.get, managers + "?sort-column=NAME&page-size=1")
        #expect(try list.list.map { $0["name"] } == ["Grace Hopper"])
        #expect(list.lastPage == "true")
        let filtered = session.inEngines(.post, "users/info", #"{"roles": ["TEAM_MANAGER"]}"#)
        #expect(try filtered.list.map { $0["name"] } == ["Grace Hopper"])

        let taken = session.inEngines(.delete, graces, body("TEAM_MANAGER", shared))
        #expect(taken.status == 204)
        #expect(taken.body.isEmpty)
        #expect(try session.inEngines(.get, managers).list.isEmpty)
        #expect(session.inEngines(.delete, graces, body("TEAM_MANAGER", shared)).status == 400)
    }

    @Test func anAdministratorMayDoWhatAMemberMayNot() throws {
        var session = try SandboxSession()
        #expect(session.inEngines(.post, graces, body("WORKSPACE_ADMIN", SandboxSession.engines)).status == 201)
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.get, "users").status == 200)
        // The owner stays one, and a new administrator can go by its own hand.
        let owner = "users/\(SandboxSession.ada)/roles"
        #expect(session.inEngines(.delete, owner, body("WORKSPACE_ADMIN", SandboxSession.engines)).status == 400)
        #expect(session.inEngines(.delete, graces, body("WORKSPACE_ADMIN", SandboxSession.engines)).status == 204)
        #expect(session.inEngines(.get, "users").status == 403)
    }

    @Test func aGroupIsNamedAsTheSource() throws {
        var session = try SandboxSession()
        var group = Sandbox.Content.UserGroup(id: "group", workspace: SandboxSession.engines, name: "Navy")
        group.members = [shared]
        session.sandbox.content.userGroups = [group]
        let body = #"{"role": "TEAM_MANAGER", "entityId": "group", "sourceType": "USER_GROUP"}"#
        let granted = session.inEngines(.post, graces, body)
        #expect(granted.status == 201)
        #expect(try granted.list.first?["role"]?["source"] == ["id": "group", "type": "USER_GROUP"])
        #expect(try session.inEngines(.get, "users/\(shared)/managers").list.count == 1)
    }

    @Test func aProjectManagerMayUseThePrivateProject() throws {
        var session = try SandboxSession()
        session.sandbox.content.projects[2].isPublic = false
        let project = session.sandbox.content.projects[2].id
        #expect(try session.inEngines(.get, "users?project-id=\(project)").list.count == 1)
        #expect(session.inEngines(.post, graces, body("PROJECT_MANAGER", project)).status == 201)
        #expect(try session.inEngines(.get, "users?project-id=\(project)").list.count == 2)
    }

    @Test(arguments: [
        ("{}", 501), (#"{"role": "TEAM_MANAGER"}"#, 501), (#"{"role": "KING", "entityId": "x"}"#, 3000),
        (#"{"role": "OWNER", "entityId": "x"}"#, 3000), (#"{"role": "TEAM_MANAGER", "entityId": "nobody"}"#, 501),
        (#"{"role": "PROJECT_MANAGER", "entityId": "d00000000000000000000007"}"#, 501),
        (#"{"role": "WORKSPACE_ADMIN", "entityId": "b00000000000000000000002"}"#, 501),
        (#"{"role": "TEAM_MANAGER", "entityId": "none", "sourceType": "USER_GROUP"}"#, 501),
        (#"{"role": "TEAM_MANAGER", "entityId": "none", "sourceType": "USER"}"#, 3000),
        (#"{"role": "TEAM_MANAGER", "userId": "none"}"#, 501),
    ])
    func badRolesAreRefused(body: String, code: Int) throws {
        var session = try SandboxSession()
        for method in [HTTPRequest.Method.post, .delete] {
            let answer = session.inEngines(method, graces, body)
            #expect(answer.status == 400, "\(body)")
            #expect(try answer.code == .integer(code), "\(body)")
        }
        #expect(session.sandbox.content.workspaces == Sandbox.Content.standard.workspaces)
    }

    @Test func onlyAnAdministratorGivesRolesAndOnlyToMembers() throws {
        var session = try SandboxSession()
        let body = body("TEAM_MANAGER", shared)
        #expect(try session.inEngines(.post, "users/nobody/roles", body).code == 501)
        session.use(key: Sandbox.Content.StandardToken.graceClockify)
        #expect(session.inEngines(.post, graces, body).status == 403)
        #expect(session.inEngines(.delete, graces, body).status == 403)
    }
}
