import ClockifyAPI
// Zones with names need the full Foundation, as a program that has them does.
import Foundation
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingTesting

/// What asks for a report, and where.
@Suite
struct ReportRequestTests {
    private let path = "/v1/workspaces/\(workspace)/reports"

    private func filter(_ from: String, _ to: String, zone: String = "GMT") throws -> Clockify.ReportFilter {
        let zone = try #require(TimeZone(identifier: zone))
        return Clockify.ReportFilter(Clockify.ReportPeriod(from: try moment(from), to: try moment(to), timeZone: zone))
    }

    @Test
    func reportsAreMadeAtAnotherHost() async throws {
        let transport = StubTransport { _ in .response(json: "{}") }
        let week = try filter("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z")
        let client = Clockify.Client.test(transport)
        _ = try await client.detailedReport(week, in: workspace)
        _ = try await client.summaryReport(week, in: workspace, groupedBy: [.project, .task], sortedBy: .duration)
        _ = try await client.weeklyReport(week, in: workspace, groupedBy: .user)
        #expect(
            transport.exchanges.map { $0.request.authority } == Array(repeating: "reports.api.clockify.me", count: 3)
        )
        #expect(transport.targets == ["detailed", "summary", "weekly"].map { "POST \(path)/\($0)" })
        let period =
            #""dateRangeEnd":"2026-03-08T23:59:59.999Z","dateRangeStart":"2026-03-02T00:00:00.000Z""#
        #expect(
            transport.bodies == [
                #"{\#(period),"detailedFilter":{"page":1,"pageSize":200},"exportType":"JSON","timeZone":"UTC"}"#,
                #"{\#(period),"exportType":"JSON","#
                    + #""summaryFilter":{"groups":["PROJECT","TASK"],"sortColumn":"DURATION"},"timeZone":"UTC"}"#,
                #"{\#(period),"exportType":"JSON","timeZone":"UTC","weeklyFilter":{"group":"USER"}}"#,
            ]
        )
    }

    @Test
    func everythingThatAFilterHas() async throws {
        let transport = StubTransport(.response(json: "{}"))
        var filter = try filter("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z")
        filter.users = Clockify.ReportSelection([user, user], .doesNotContain, status: .activeOrPending)
        filter.userGroups = Clockify.ReportSelection([Clockify.UserGroupID("ug")])
        filter.clients = Clockify.ReportSelection([Clockify.ClientID("cl")], status: .archived)
        filter.projects = Clockify.ReportSelection([Clockify.ProjectID("p1")], .containsOnly)
        filter.tasks = Clockify.ReportSelection([Clockify.TaskID("t1")])
        filter.tags = Clockify.ReportSelection([Clockify.TagID("g1")], .containsOnly)
        filter.currencies = Clockify.ReportSelection([Clockify.CurrencyID("cu")])
        filter.description = .containing("note")
        filter.isBillable = false
        filter.approval = .approved
        filter.invoicing = .uninvoiced
        filter.customFields = [
            .value(of: Clockify.CustomFieldID("c1"), .text, is: .string("A")),
            .number(of: Clockify.CustomFieldID("c2"), .greaterThan, 2.5), .empty(Clockify.CustomFieldID("c3"), .link),
        ]
        filter.userCustomFields = [.value(of: Clockify.CustomFieldID("c4"), .number, is: .integer(3))]
        filter.amounts = [.cost]
        filter.isRounded = true
        filter.sortOrder = .ascending
        filter.weekStart = .sunday
        let options = Clockify.DetailedReportOptions(
            sortColumn: .userDate,
            omitsTotals: true,
            audit: .init(findsMissingProject: true)
        )
        _ = try await Clockify.Client.test(transport)
            .detailedReport(filter, in: workspace, options: options, page: 3, pageSize: 5000)
        let selections = [
            #""users":{"contains":"DOES_NOT_CONTAIN","ids":["\#(user)"],"status":"ACTIVE_WITH_PENDING"}"#,
            #""userGroups":{"contains":"CONTAINS","ids":["ug"],"status":"ALL"}"#,
            #""clients":{"contains":"CONTAINS","ids":["cl"],"status":"ARCHIVED"}"#,
            #""projects":{"contains":"CONTAINS_ONLY","ids":["p1"],"status":"ALL"}"#,
            #""tasks":{"contains":"CONTAINS","ids":["t1"],"status":"ALL"}"#,
            #""tags":{"containedInTimeentry":"CONTAINS_ONLY","contains":"CONTAINS_ONLY","ids":["g1"],"status":"ALL"}"#,
            #""currency":{"contains":"CONTAINS","ids":["cu"],"status":"ALL"}"#,
        ]
        let others = [
            #""description":"note""#, #""billable":false"#, #""approvalState":"APPROVED""#,
            #""invoicingState":"UNINVOICED""#, #""amounts":["COST"]"#, #""amountShown":"COST""#, #""rounding":true"#,
            #""sortOrder":"ASCENDING""#, #""weekStart":"SUNDAY""#,
            #""customFields":[{"id":"c1","isEmpty":false,"type":"TXT","value":"A"},"#
                + #"{"id":"c2","isEmpty":false,"numberCondition":"GREATER_THAN","type":"NUMBER","value":2.5},"#
                + #"{"id":"c3","isEmpty":true,"type":"LINK"}]"#,
            #""userCustomFields":[{"id":"c4","isEmpty":false,"numberCondition":"EQUAL","type":"NUMBER","value":3}]"#,
            #""detailedFilter":{"auditFilter":{"withoutProject":true,"withoutTask":false},"#
                + #""options":{"totals":"EXCLUDE"},"page":3,"pageSize":1000,"sortColumn":"USER_DATE"}"#,
        ]
        let body = try #require(transport.bodies.first ?? nil)
        for part in selections + others { #expect(body.contains(part)) }
    }

    @Test
    func aReportWithoutGroupsOrPagesIsNotSent() async throws {
        let transport = StubTransport()
        let client = Clockify.Client.test(transport)
        let week = try filter("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z")
        let groups = await failure { _ = try await client.summaryReport(week, in: workspace, groupedBy: []) }
        let page = await failure { _ = try await client.detailedReport(week, in: workspace, page: 0) }
        let size = await failure {
            _ = try await client.detailedReportEntries(week, in: workspace, pageSize: 0).collect(limit: 1)
        }
        #expect([groups, page, size].map(\.?.code) == [.invalidRequest, .invalidRequest, .invalidRequest])
        #expect(transport.exchanges.isEmpty)
    }

    @Test
    func aSelectionOfNobodyIsNotSent() async throws {
        let transport = StubTransport()
        let client = Clockify.Client.test(transport)
        let week = try filter("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z")
        let changes: [(inout Clockify.ReportFilter) -> Void] = [
            { $0.users = Clockify.ReportSelection([]) }, { $0.userGroups = Clockify.ReportSelection([]) },
            { $0.clients = Clockify.ReportSelection([]) },
            { $0.projects = Clockify.ReportSelection([], .doesNotContain) },
            { $0.tasks = Clockify.ReportSelection([]) }, { $0.tags = Clockify.ReportSelection([]) },
            { $0.currencies = Clockify.ReportSelection([]) },
        ]
        for change in changes {
            var filter = week
            change(&filter)
            let errors = [
                await failure { _ = try await client.detailedReport(filter, in: workspace) },
                await failure { _ = try await client.detailedReportEntries(filter, in: workspace).collect(limit: 1) },
                await failure { _ = try await client.summaryReport(filter, in: workspace, groupedBy: [.user]) },
                await failure { _ = try await client.weeklyReport(filter, in: workspace, groupedBy: .user) },
            ]
            #expect(errors.map(\.?.code) == Array(repeating: .invalidRequest, count: 4))
            #expect(errors[0]?.message.contains("leave it out") == true)
        }
        #expect(transport.exchanges.isEmpty)
    }
}
