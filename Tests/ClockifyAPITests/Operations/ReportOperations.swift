import ClockifyAPI
import Testing
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes each report of time entries once, which changes nothing.
func performReportOperations(
    _ client: Clockify.Client,
    in workspace: Clockify.WorkspaceID,
    user: Clockify.UserID
) async throws {
    let monday = try moment("2026-01-05T00:00:00Z")
    var filter = Clockify.ReportFilter(Clockify.ReportPeriod(from: monday, to: monday + 7 * 86_400))
    filter.users = Clockify.ReportSelection([user], status: .active)
    filter.approval = .all
    filter.invoicing = .all
    filter.amounts = [.earned, .cost]
    filter.sortOrder = .descending
    filter.isRounded = false
    filter.weekStart = .monday
    let options = Clockify.DetailedReportOptions(sortColumn: .date, audit: .init(findsMissingProject: false))
    let detailed = try await client.detailedReport(filter, in: workspace, options: options, pageSize: 50)
    let rows = try await client.detailedReportEntries(filter, in: workspace, pageSize: 2).collect(limit: 1000)
    #expect(Set(rows.map(\.id)) == Set(detailed.entries.map(\.id)))
    let summary = try await client.summaryReport(
        filter,
        in: workspace,
        groupedBy: [.project, .user],
        sortedBy: .duration
    )
    #expect(summary.totals?.time == detailed.totals?.time)
    let weekly = try await client.weeklyReport(filter, in: workspace, groupedBy: .user, dividedBy: .project)
    #expect(weekly.totals?.time == detailed.totals?.time)
}
