import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ProjectMemberCallsTests {
    private let id = Clockify.ProjectID("p1")
    private let path = "/api/v1/workspaces/\(workspace)/projects/p1"
    private let answer = StubTransport.Answer.response(json: #"{"id": "p1", "name": "Garden", "memberships": null}"#)

    @Test
    func replacingTheMembers() async throws {
        let transport = StubTransport { [answer] _ in answer }
        let client = Clockify.Client.test(transport)
        try await client.replaceMembers(with: [], in: workspace, project: id)
        try await client.replaceMembers(
            with: [
                Clockify.ProjectMember(user),
                Clockify.ProjectMember(
                    Clockify.UserID("u2"),
                    hourlyRate: Clockify.RateInput(9500, since: try moment("2026-01-01T00:00:00Z")),
                    costRate: Clockify.RateInput(5000)
                ),
            ],
            groups: .groups([Clockify.UserGroupID("n1")]),
            in: workspace,
            project: id
        )
        #expect(transport.targets == ["PATCH \(path)/memberships", "PATCH \(path)/memberships"])
        #expect(
            transport.bodies == [
                #"{"memberships":[]}"#,
                """
                {"memberships":[{"userId":"\(user)"},{"costRate":{"amount":5000},\
                "hourlyRate":{"amount":9500,"since":"2026-01-01T00:00:00Z"},"userId":"u2"}],\
                "userGroups":{"contains":"CONTAINS","ids":["n1"],"status":"ALL"}}
                """,
            ]
        )
    }

    @Test
    func addingAndRemoving() async throws {
        let transport = StubTransport { [answer] _ in answer }
        let client = Clockify.Client.test(transport)
        try await client.addMembers([user], in: workspace, project: id)
        try await client.removeMembers(
            [],
            groups: .groups(except: [Clockify.UserGroupID("n1")], status: .inactive),
            in: workspace,
            project: id
        )
        #expect(transport.targets == ["POST \(path)/memberships", "POST \(path)/memberships"])
        #expect(
            transport.bodies == [
                #"{"remove":false,"userIds":["\#(user)"]}"#,
                #"{"remove":true,"userGroups":{"contains":"DOES_NOT_CONTAIN","ids":["n1"],"status":"INACTIVE"},"#
                    + #""userIds":[]}"#,
            ]
        )
    }

    @Test
    func ratesOfOneMember() async throws {
        let transport = StubTransport { [answer] _ in answer }
        let client = Clockify.Client.test(transport)
        try await client.setHourlyRate(Clockify.RateInput(9500), in: workspace, project: id, user: user)
        try await client.setCostRate(
            Clockify.RateInput(5000, since: moment("2026-01-01T00:00:00Z")),
            in: workspace,
            project: id,
            user: user
        )
        #expect(
            transport.targets == ["PUT \(path)/users/\(user)/hourly-rate", "PUT \(path)/users/\(user)/cost-rate"]
        )
        #expect(transport.bodies == [#"{"amount":9500}"#, #"{"amount":5000,"since":"2026-01-01T00:00:00Z"}"#])
    }

    @Test
    func aRefusalIsValidationAndNamesTheCall() async throws {
        let client = Clockify.Client.test(StubTransport { _ in refusal501 })
        let addition = await failure { try await client.addMembers([user], in: workspace, project: id) }
        #expect(addition?.code == .validation)
        #expect(addition?.operation == "Clockify.addMembers")
        let rate = await failure {
            try await client.setHourlyRate(Clockify.RateInput(-1), in: workspace, project: id, user: user)
        }
        #expect(rate?.code == .validation)
        #expect(rate?.operation == "Clockify.setMemberHourlyRate")
    }
}
