import ClockifyAPI
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite
struct ProjectPlanCallsTests {
    private let id = Clockify.ProjectID("p1")
    private let path = "/api/v1/workspaces/\(workspace)/projects/p1"
    private static let estimates: [(Clockify.EstimateInput, String)] = [
        (
            .none,
            """
            {"budgetEstimate":{"active":false},"estimateReset":{"active":false},"timeEstimate":{"active":false}}
            """
        ),
        (
            .time(.seconds(40 * 3600 + 90)),
            """
            {"budgetEstimate":{"active":false},"estimateReset":{"active":false},"timeEstimate":{"active":true,\
            "estimate":"PT40H1M30S","includeNonBillable":false,"type":"MANUAL"}}
            """
        ),
        (
            .timeOfTasks(includingNonBillable: true),
            """
            {"budgetEstimate":{"active":false},"estimateReset":{"active":false},"timeEstimate":{"active":true,\
            "includeNonBillable":true,"type":"AUTO"}}
            """
        ),
        (
            .budget(250_000, includingExpenses: true, reset: .monthly(onDay: 31, hour: 6)),
            """
            {"budgetEstimate":{"active":true,"estimate":250000,"includeExpenses":true,"resetOption":"MONTHLY",\
            "type":"MANUAL"},"estimateReset":{"active":true,"dayOfMonth":31,"hour":6,"interval":"MONTHLY"},\
            "timeEstimate":{"active":false}}
            """
        ),
        (
            .budgetOfTasks(reset: .weekly(on: .monday)),
            """
            {"budgetEstimate":{"active":true,"includeExpenses":false,"resetOption":"WEEKLY","type":"AUTO"},\
            "estimateReset":{"active":true,"dayOfWeek":"MONDAY","hour":0,"interval":"WEEKLY"},\
            "timeEstimate":{"active":false}}
            """
        ),
        (
            .time(.seconds(60), reset: .yearly(in: .april, onDay: 6)),
            """
            {"budgetEstimate":{"active":false},"estimateReset":{"active":true,"dayOfMonth":6,"hour":0,\
            "interval":"YEARLY","month":"APRIL"},"timeEstimate":{"active":true,"estimate":"PT1M",\
            "includeNonBillable":false,"resetOption":"YEARLY","type":"MANUAL"}}
            """
        ),
    ]

    @Test(arguments: estimates)
    func anEstimateIsATimeOrABudgetAndNeverBoth(estimate: Clockify.EstimateInput, body: String) async throws {
        let transport = StubTransport(.response(json: #"{"id": "p1", "name": "Garden"}"#))
        try await Clockify.Client.test(transport).setEstimate(estimate, in: workspace, project: id)
        #expect(transport.targets == ["PATCH \(path)/estimate"])
        #expect(transport.bodies == [body])
    }

    @Test
    func beingATemplate() async throws {
        let transport = StubTransport { _ in .response(json: #"{"id": "p1", "name": "Garden", "isTemplate": true}"#) }
        let client = Clockify.Client.test(transport)
        #expect(try await client.markAsTemplate(id, in: workspace).isTemplate)
        try await client.unmarkAsTemplate(id, in: workspace)
        #expect(transport.targets == ["PATCH \(path)/template", "PATCH \(path)/template"])
        #expect(transport.bodies == [#"{"isTemplate":true}"#, #"{"isTemplate":false}"#])
    }

    @Test
    func theSumOfTheTasksFromTheBeginning() throws {
        #expect(try encoded(Clockify.InitialEstimate.timeOfTasks) == .object(["type": .string("AUTO")]))
    }
}
