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

    private func page(_ ids: Range<Int>, of total: Int?) -> String {
        let rows = ids.map { #"{"_id": "e\#($0)", "timeInterval": {"start": "2026-03-02T08:00:00Z"}}"# }
        let totals = total.map { #"[{"entriesCount": \#($0)}]"# } ?? "[null]"
        return #"{"totals": \#(totals), "timeentries": [\#(rows.joined(separator: ","))]}"#
    }

    @Test("A report goes on to its last row, even when the service makes pages shorter than asked for")
    func pages() async throws {
        let week = try filter("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z")
        for total in [5, nil] {
            let transport = StubTransport { exchange in
                // Asked for twice as many, the service gives two a page; without totals it gives what it is asked for.
                let size = total == nil ? 4 : 2
                let text = exchange.bodyText
                let number = (1...9).first { text.contains(#""page":\#($0),"#) } ?? 9
                let first = min((number - 1) * size, 5)
                return .response(json: page(first..<min(first + size, 5), of: total))
            }
            let rows = try await Clockify.Client.test(transport)
                .detailedReportEntries(week, in: workspace, pageSize: 4)
                .collect(limit: 100)
            #expect(rows.map(\.id.rawValue) == (0..<5).map { "e\($0)" })
        }
    }
}
