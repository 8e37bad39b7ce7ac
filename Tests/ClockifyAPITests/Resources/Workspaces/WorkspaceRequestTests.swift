import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What the calls about workspaces send.
@Suite
struct WorkspaceRequestTests {
    private let base = "/api/v1/workspaces/\(workspace)"

    private func stub() -> StubTransport {
        StubTransport { exchange in
            .response(
                json: exchange.path == "/api/v1/workspaces" && exchange.body == nil
                    ? "[]" : #"{"id": "w1", "name": "W"}"#
            )
        }
    }

    @Test
    func readingAndCreating() async throws {
        let transport = stub()
        let client = Clockify.Client.test(transport)
        _ = try await client.workspaces(roles: [.owner, .administrator, .owner])
        _ = try await client.workspace(workspace)
        _ = try await client.createWorkspace(named: "Loom")
        _ = try await client.createWorkspace(named: "Loom", organizationID: "o1")
        #expect(
            transport.targets == [
                "GET /api/v1/workspaces?roles=OWNER&roles=WORKSPACE_ADMIN", "GET \(base)", "POST /api/v1/workspaces",
                "POST /api/v1/workspaces",
            ]
        )
        #expect(transport.bodies == [nil, nil, #"{"name":"Loom"}"#, #"{"name":"Loom","organizationId":"o1"}"#])
    }

    @Test
    func ratesInMinorUnits() async throws {
        let transport = stub()
        let client = Clockify.Client.test(transport)
        let rate = Clockify.RateInput(9550, since: try moment("2026-01-01T00:00:00Z"))
        try await client.setHourlyRate(rate, currency: "GBP", of: workspace)
        try await client.setCostRate(Clockify.RateInput(0), of: workspace)
        try await client.setHourlyRate(rate, of: user, in: workspace)
        try await client.setCostRate(rate, of: user, in: workspace)
        #expect(
            transport.targets == [
                "PUT \(base)/hourly-rate", "PUT \(base)/cost-rate", "PUT \(base)/users/\(user)/hourly-rate",
                "PUT \(base)/users/\(user)/cost-rate",
            ]
        )
        let plain = #"{"amount":9550,"since":"2026-01-01T00:00:00Z"}"#
        #expect(
            transport.bodies == [
                #"{"amount":9550,"currency":"GBP","since":"2026-01-01T00:00:00Z"}"#, #"{"amount":0}"#, plain, plain,
            ]
        )
    }

    @Test
    func users() async throws {
        let transport = stub()
        let client = Clockify.Client.test(transport)
        try await client.addUser(withEmail: "ada@example.com", to: workspace, invitation: .byEmail)
        try await client.addUser(withEmail: "ada@example.com", to: workspace, invitation: .silent)
        try await client.setStatus(.inactive, of: user, in: workspace)
        try await client.addLimitedUsers([Clockify.NewLimitedUser(name: "Jacquard")], to: workspace)
        #expect(
            transport.targets == [
                "POST \(base)/users?send-email=true", "POST \(base)/users?send-email=false",
                "PUT \(base)/users/\(user)",
                "POST \(base)/limited-users",
            ]
        )
        #expect(
            transport.bodies == [
                #"{"email":"ada@example.com"}"#, #"{"email":"ada@example.com"}"#, #"{"status":"INACTIVE"}"#,
                #"{"users":[{"name":"Jacquard"}]}"#,
            ]
        )
    }

    @Test
    func aLimitedUserWithEverything() async throws {
        let transport = stub()
        let new = Clockify.NewLimitedUser(
            name: "Jacquard",
            hourlyRate: 2000,
            costRate: 1500,
            weekStart: .monday,
            workCapacity: .seconds(7 * 3600),
            workingDays: [.monday],
            userGroups: ["Weavers", "Weavers"],
            customFields: [Clockify.UserCustomFieldInput(Clockify.CustomFieldID("c1"), .array([.string("a")]))]
        )
        try await Clockify.Client.test(transport).addLimitedUsers([new], to: workspace)
        #expect(
            transport.bodies == [
                #"{"users":[{"costRate":1500,"hourlyRate":2000,"name":"Jacquard","#
                    + #""userCustomFields":[{"customFieldId":"c1","value":["a"]}],"userGroups":["Weavers"],"#
                    + #""weekStart":"MONDAY","workCapacity":"PT7H","workingDays":["MONDAY"]}]}"#
            ]
        )
    }

    @Test(arguments: [0, 251])
    func thatManyLimitedUsersAreNotSent(count: Int) async {
        let transport = stub()
        let users = Array(repeating: Clockify.NewLimitedUser(name: "Jacquard"), count: count)
        let error = await failure { try await Clockify.Client.test(transport).addLimitedUsers(users, to: workspace) }
        #expect(error?.code == .invalidRequest)
        #expect(transport.exchanges.isEmpty)
    }
}
