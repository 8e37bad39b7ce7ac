import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What the calls about users send.
@Suite
struct UserRequestTests {
    private let base = "/api/v1/workspaces/\(workspace)"

    @Test
    func membershipsAreAskedForByName() async throws {
        let transport = StubTransport { _ in .response(json: #"{"id": "u1"}"#) }
        _ = try await Clockify.Client.test(transport).user(includingMemberships: true)
        _ = try await Clockify.Client.test(transport).user()
        #expect(transport.targets == ["GET /api/v1/user?include-memberships=true", "GET /api/v1/user"])
    }

    @Test
    func everyFilterOfTheList() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        let filter = Clockify.UserFilter(
            name: "Ada",
            email: "@example.com",
            projectID: Clockify.ProjectID("p1"),
            status: .active,
            accountStatuses: [.active, .limited, .active],
            memberships: .workspace,
            includesRoles: true,
            sorting: .descending(.lowercaseName)
        )
        _ = try await client.users(in: workspace, filter: filter, pageSize: 10).collect(limit: 1)
        _ = try await client.users(in: workspace).collect(limit: 1)
        #expect(
            transport.targets == [
                "GET \(base)/users?name=Ada&email=%40example.com&project-id=p1&status=ACTIVE"
                    + "&account-statuses=ACTIVE%2CLIMITED&memberships=WORKSPACE&include-roles=true"
                    + "&sort-column=NAME_LOWERCASE&sort-order=DESCENDING&page=1&page-size=10",
                "GET \(base)/users?include-roles=false&page=1&page-size=200",
            ]
        )
    }

    @Test
    func aQueryWalksThroughPagesInItsBody() async throws {
        let transport = StubTransport(
            .response(json: #"[{"id": "u1"}, {"id": "u2"}]"#),
            .response(json: #"[{"id": "u3"}]"#)
        )
        let query = Clockify.UserQuery(
            filter: Clockify.UserFilter(email: "a", sorting: .ascending(.email)),
            roles: [.owner, .projectManager],
            userGroupIDs: [Clockify.UserGroupID("g1")]
        )
        let users = try await Clockify.Client.test(transport).users(in: workspace, matching: query, pageSize: 2)
            .collect(limit: 10)
        #expect(users.map(\.id.rawValue) == ["u1", "u2", "u3"])
        #expect(transport.targets.allSatisfy { $0 == "POST \(base)/users/info" })
        let rest =
            #""pageSize":2,"roles":["OWNER","PROJECT_MANAGER"],"sortColumn":"EMAIL","sortOrder":"ASCENDING","#
            + #""userGroups":["g1"]}"#
        #expect(
            transport.bodies.prefix(2) == [
                #"{"email":"a","includeRoles":false,"page":1,"# + rest,
                #"{"email":"a","includeRoles":false,"page":2,"# + rest,
            ]
        )
    }

    @Test
    func theLastPageOfAQueryMayBeFull() async throws {
        let transport = StubTransport(.response(json: #"[{"id": "u1"}]"#, headers: try .lastPage(true)))
        let users = try await Clockify.Client.test(transport)
            .users(in: workspace, matching: Clockify.UserQuery(), pageSize: 1)
            .collect(limit: 10)
        #expect(users.count == 1)
        #expect(transport.exchanges.count == 1)
    }

    @Test
    func managersInAnOrder() async throws {
        let transport = StubTransport { _ in .response(json: "[]") }
        let client = Clockify.Client.test(transport)
        _ = try await client.managers(of: user, in: workspace, sorting: .ascending(.id)).collect(limit: 1)
        #expect(
            transport.targets
                == ["GET \(base)/users/\(user)/managers?sort-column=ID&sort-order=ASCENDING&page=1&page-size=50"]
        )
    }

    @Test
    func rolesSayWhatTheyAreOver() async throws {
        let transport = StubTransport(
            .response(
                status: .created,
                json: """
                    [{"userId": "u1", "workspaceId": "w1", "role":
                      {"id": "r1", "name": "Team Manager", "source": {"id": "g1", "type": "USER_GROUP"}}},
                     {"role": {"id": "r2", "name": "Other", "source": null}}, {"role": null}]
                    """
            ),
            .response(status: .noContent),
            .response(status: .created, json: "[]"),
            .response(status: .created, json: "[]")
        )
        let client = Clockify.Client.test(transport)
        let group = Clockify.RoleAssignment.teamManager(of: Clockify.UserGroupID("g1"))
        let granted = try await client.grantRole(group, to: user, in: workspace)
        #expect(granted.map(\.userGroupID?.rawValue) == ["g1", nil, nil])
        #expect(granted.map(\.roleName) == ["Team Manager", "Other", nil])
        try await client.revokeRole(.projectManager(of: Clockify.ProjectID("p1")), from: user, in: workspace)
        try await client.grantRole(.teamManager(of: Clockify.UserID("u2")), to: user, in: workspace)
        try await client.grantRole(.administrator(of: workspace), to: user, in: workspace)
        #expect(transport.targets[0...1] == ["POST \(base)/users/\(user)/roles", "DELETE \(base)/users/\(user)/roles"])
        #expect(
            transport.bodies == [
                #"{"entityId":"g1","role":"TEAM_MANAGER","sourceType":"USER_GROUP"}"#,
                #"{"entityId":"p1","role":"PROJECT_MANAGER"}"#, #"{"entityId":"u2","role":"TEAM_MANAGER"}"#,
                #"{"entityId":"\#(workspace)","role":"WORKSPACE_ADMIN"}"#,
            ]
        )
    }

    @Test
    func aProfileSendsOnlyWhatIsSet() async throws {
        let transport = StubTransport { _ in .response(json: "{}") }
        let client = Clockify.Client.test(transport)
        try await client.updateMemberProfile(of: user, in: workspace, with: Clockify.MemberProfilePatch())
        try await client.updateMemberProfile(
            of: user,
            in: workspace,
            with: Clockify.MemberProfilePatch(
                removesProfileImage: true,
                weekStart: .sunday,
                workCapacity: .seconds(7 * 3600 + 90),
                workingDays: [],
                customFields: [Clockify.UserCustomFieldInput(Clockify.CustomFieldID("c1"), .null)]
            )
        )
        #expect(transport.targets.last == "PATCH \(base)/member-profile/\(user)")
        #expect(
            transport.bodies == [
                "{}",
                #"{"removeProfileImage":true,"userCustomFields":[{"customFieldId":"c1","value":null}],"#
                    + #""weekStart":"SUNDAY","workCapacity":"PT7H1M30S","workingDays":[]}"#,
            ]
        )
    }

    @Test
    func aValueOfACustomField() async throws {
        let transport = StubTransport(
            .response(status: .created, json: #"{"customFieldId": "c1", "customFieldType": "NUMBER", "value": 3}"#)
        )
        let value = try await Clockify.Client.test(transport)
            .setCustomField(Clockify.CustomFieldID("c1"), of: user, in: workspace, to: .integer(3))
        #expect(value.value == .integer(3))
        #expect(value.kind == .number)
        #expect(transport.targets == ["PUT \(base)/users/\(user)/custom-field/c1/value"])
        #expect(transport.bodies == [#"{"value":3}"#])
    }

    @Test
    func nobodyIsNotFound() async throws {
        let body = #"{"message": "User doesn't belong to Workspace", "code": 501}"#
        let transport = StubTransport { _ in .response(status: .badRequest, json: body) }
        let client = Clockify.Client.test(transport)
        let profile = await failure { _ = try await client.memberProfile(of: user, in: workspace) }
        let managers = await failure { _ = try await client.managers(of: user, in: workspace).collect(limit: 1) }
        #expect([profile, managers].map(\.?.code) == [.notFound, .notFound])
        let change = await failure {
            try await client.updateMemberProfile(of: user, in: workspace, with: Clockify.MemberProfilePatch())
        }
        #expect(change?.code == .validation)
    }
}
