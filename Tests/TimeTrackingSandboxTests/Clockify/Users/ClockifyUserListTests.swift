import HTTPTypes
import Testing

@testable import TimeTrackingSandbox

@Suite struct ClockifyUserListTests {
    /// The standard content with somebody invited, somebody limited, and a group in which Grace is.
    private static func content() -> Sandbox.Content {
        var content = Sandbox.Content.standard
        var limited = Sandbox.Content.Account(
            id: "ac0000000000000000000008",
            name: "Luigi",
            email: "luigi@example.com",
            atlassianID: "l",
            activeWorkspace: SandboxSession.engines
        )
        limited.status = "LIMITED"
        let invited = Sandbox.Content.Account(
            id: "ac0000000000000000000009",
            name: nil,
            email: "Invited@example.com",
            atlassianID: "i",
            activeWorkspace: SandboxSession.engines
        )
        content.accounts += [limited, invited]
        content.workspaces[0].members += [limited.id, invited.id]
        content.workspaces[0].memberships[invited.id, default: .init()].status = "PENDING"
        content.workspaces[0].memberships[SandboxSession.grace, default: .init()].hourlyRate = 900
        content.workspaces[0].memberships[SandboxSession.ada, default: .init()].costRate = 100
        var group = Sandbox.Content.UserGroup(id: "group", workspace: SandboxSession.engines, name: "Navy")
        group.members = [SandboxSession.grace]
        content.userGroups = [group]
        content.projects[2].isPublic = false
        return content
    }

    private func names(_ query: String) throws -> [JSON?] {
        var session = try SandboxSession(Self.content())
        let answer = session.inEngines(.get, "users?\(query)")
        #expect(answer.status == 200, "\(answer.text)")
        return try answer.list.map { $0["name"] }
    }

    private func names(body: String) throws -> [JSON?] {
        var session = try SandboxSession(Self.content())
        let answer = session.inEngines(.post, "users/info", body)
        #expect(answer.status == 200, "\(answer.text)")
        return try answer.list.map { $0["name"] }
    }

    @Test(arguments: [
        ("", ["Ada Lovelace", "Grace Hopper", "null", "Shared Account"]),
        ("include-roles=false&memberships=NONE", ["Ada Lovelace", "Grace Hopper", "null", "Shared Account"]),
        ("email=ADA@", ["Ada Lovelace"]), ("name=hop", ["Grace Hopper"]), ("name=nobody", []),
        ("status=PENDING", ["null"]), ("status=ACTIVE", ["Ada Lovelace", "Grace Hopper", "Shared Account"]),
        ("status=ALL&account-statuses=LIMITED", ["Luigi"]),
        ("account-statuses=LIMITED,PENDING_EMAIL_VERIFICATION", ["null", "Luigi"]),
        ("sort-column=ID&sort-order=DESCENDING", ["null", "Shared Account", "Grace Hopper", "Ada Lovelace"]),
        ("sort-column=NAME", ["null", "Ada Lovelace", "Grace Hopper", "Shared Account"]),
        ("sort-column=HOURLYRATE&sort-order=DESCENDING&page-size=1", ["Grace Hopper"]),
        ("sort-column=COSTRATE&sort-order=DESCENDING&page-size=1", ["Ada Lovelace"]),
        ("sort-column=ACCESS&page-size=2", ["Ada Lovelace", "Grace Hopper"]),
        ("project-id=d00000000000000000000003", ["Ada Lovelace"]),
        ("project-id=d00000000000000000000001&page=2&page-size=3", ["Shared Account"]),
    ])
    func queriesNarrowAndSort(query: String, expected: [String]) throws {
        #expect(try names(query) == expected.map { $0 == "null" ? .null : .string($0) })
    }

    @Test(arguments: [
        ("{}", ["Ada Lovelace", "Grace Hopper", "null", "Shared Account"]),
        (#"{"email": "grace", "page": 1, "pageSize": 5}"#, ["Grace Hopper"]),
        (#"{"accountStatuses": ["LIMITED"]}"#, ["Luigi"]), (#"{"userGroups": ["group"]}"#, ["Grace Hopper"]),
        (#"{"userGroups": ["none"]}"#, []), (#"{"roles": ["OWNER"]}"#, ["Ada Lovelace"]),
        (#"{"roles": ["WORKSPACE_ADMIN", "TEAM_MANAGER"]}"#, ["Ada Lovelace"]),
        (#"{"roles": ["PROJECT_MANAGER"]}"#, []), (#"{"status": "PENDING"}"#, ["null"]),
        (
            #"{"name": "a", "sortColumn": "NAME_LOWERCASE", "sortOrder": "DESCENDING", "page": 2, "pageSize": 1}"#,
            ["Grace Hopper"]
        ),
        (#"{"projectId": "d00000000000000000000003"}"#, ["Ada Lovelace"]),
    ])
    func bodiesNarrowAndSort(body: String, expected: [String]) throws {
        #expect(try names(body: body) == expected.map { $0 == "null" ? .null : .string($0) })
    }

    @Test func membershipsAndRolesComeWhenAskedFor() throws {
        var session = try SandboxSession(Self.content())
        let plain = try #require(try session.inEngines(.get, "users?name=hop").list.first)
        #expect(plain["memberships"] == [])
        #expect(plain["roles"] == nil)
        let full = try #require(
            try session.inEngines(.get, "users?name=hop&memberships=ALL&include-roles=true").list.first
        )
        guard case .array(let memberships) = full["memberships"] else {
            Issue.record("no memberships")
            return
        }
        #expect(memberships.map { $0["membershipType"] } == ["WORKSPACE", "USERGROUP"])
        #expect(memberships.first?["hourlyRate"] == ["amount": 900, "currency": "GBP"])
        #expect(full["roles"] == [])
        let ada = try #require(
            try session.inEngines(.post, "users/info", #"{"name": "ada", "includeRoles": true}"#).list.first
        )
        guard case .array(let roles) = ada["roles"] else {
            Issue.record("no roles")
            return
        }
        #expect(roles.map { $0["role"]?["name"] } == ["WORKSPACE_ADMIN"])
        let groups = try session.inEngines(.get, "users?name=hop&memberships=USERGROUP").list
        guard case .array(let rows) = groups.first?["memberships"] else { return }
        #expect(rows.map { $0["targetId"] } == ["group"])
    }

    @Test func projectsCountForThoseWhoWerePutOnThem() throws {
        var content = Self.content()
        let project = content.projects[2].id
        content.projects[2].memberships = [.init(user: "ac0000000000000000000003", hourlyRate: 700)]
        var session = try SandboxSession(content)
        let query = "users?project-id=\(project)&memberships=PROJECT"
        let users = try session.inEngines(.get, query).list
        #expect(users.map { $0["name"] } == ["Ada Lovelace", "Shared Account"])
        guard case .array(let rows) = users.last?["memberships"] else {
            Issue.record("no memberships")
            return
        }
        #expect(rows.map { $0["targetId"] } == [.string(project)])
        #expect(rows.first?["membershipType"] == "PROJECT")
        #expect(rows.first?["hourlyRate"] == ["amount": 700, "currency": "GBP"])
        session.sandbox.content.projects[2].userGroups = ["group"]
        #expect(try session.inEngines(.get, query).list.count == 3)
    }

    @Test(arguments: [
        ("status=GONE", 3000), ("account-statuses=ACTIVE,GONE", 3000), ("sort-column=AGE", 3000),
        ("sort-order=UP", 3000), ("memberships=TEAM", 3000), ("include-roles=perhaps", 3000), ("page=0", 501),
        ("project-id=d00000000000000000000007", 501), ("page-size=0", 501), ("group=x", 3000),
    ])
    func badQueriesAreRefused(query: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.get, "users?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.code == .integer(code))
    }

    @Test(arguments: [
        (#"{"roles": ["KING"]}"#, 3000), (#"{"accountStatuses": "ACTIVE"}"#, 3000), (#"{"page": 0}"#, 501),
        (#"{"page": "1"}"#, 3000), (#"{"pageSize": 0}"#, 501), (#"{"include-roles": true}"#, 501), ("", 3000),
    ])
    func badBodiesAreRefused(body: String, code: Int) throws {
        var session = try SandboxSession()
        let answer = session.inEngines(.post, "users/info", body)
        #expect(answer.status == 400)
        #expect(try answer.code == .integer(code))
    }

    @Test func aPlainMemberIsDenied() throws {
        var session = try SandboxSession(key: Sandbox.Content.StandardToken.graceClockify)
        for (method, path, body) in [
            (HTTPRequest.Method.get, "users", ""), (.post, "users/info", "{}"),
            (.get, "users/\(SandboxSession.ada)/managers", ""),
        ] {
            let answer = session.inEngines(method, path, body)
            #expect(answer.status == 403, "\(path)")
            #expect(try answer.code == 501)
        }
        #expect(session.inEngines(.get, "users/\(SandboxSession.grace)/managers").status == 200)
    }

    @Test func theListHasPages() throws {
        var session = try SandboxSession()
        let first = session.inEngines(.get, "users?page-size=2")
        #expect(first.lastPage == "false")
        let last = session.inEngines(.post, "users/info", #"{"page": 2, "pageSize": 2}"#)
        #expect(try last.list.count == 1)
        #expect(last.lastPage == "true")
    }

    @Test func theCallerKnowsItsMembershipsWhenItAsks() throws {
        var session = try SandboxSession(Self.content(), key: Sandbox.Content.StandardToken.graceClockify)
        #expect(try session.send(.get, "/api/v1/user").json["memberships"] == [])
        guard
            case .array(let rows) = try session.send(.get, "/api/v1/user?include-memberships=true").json["memberships"]
        else {
            Issue.record("no memberships")
            return
        }
        #expect(rows.map { $0["membershipType"] } == ["WORKSPACE", "USERGROUP", "WORKSPACE"])
    }

    @Test func somebodyInvitedHasNullsForNameAndSettings() throws {
        var session = try SandboxSession(Self.content())
        let user = try #require(try session.inEngines(.get, "users?status=PENDING").list.first)
        #expect(user["name"] == .null)
        #expect(user["settings"] == .null)
        #expect(user["status"] == "PENDING_EMAIL_VERIFICATION")
        let ada = try #require(try session.inEngines(.get, "users?name=ada").list.first)
        #expect(ada["settings"]?["projectListCollapse"] == .null)
        #expect(ada["settings"]?["summaryReportSettings"]?["group"] == "Project")
    }
}
