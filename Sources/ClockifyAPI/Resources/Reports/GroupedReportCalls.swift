import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Makes a summary report.
    ///
    /// Reports are asked for with a `POST` and not repeated after a failure that leaves open whether Clockify made one;
    /// the caller may ask again.
    ///
    /// Clockify limits reports to a month on the free plan.
    ///
    /// - Parameters:
    ///   - filter: What the report counts.
    ///   - workspace: The workspace.
    ///   - grouping: What the report is grouped by, then what each group is divided by, and so on; at least one.
    ///   - sortColumn: What the groups are sorted by, or nil for Clockify's own order; the filter says which way.
    /// - Returns: The report.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` when the period is empty or cannot be said
    ///   in its time zone, or a selection or the grouping is empty, before anything is sent, and with the codes `validation` and
    ///   `forbidden`.
    public func summaryReport(
        _ filter: Clockify.ReportFilter,
        in workspace: Clockify.WorkspaceID,
        groupedBy grouping: [Clockify.ReportGrouping],
        sortedBy sortColumn: Clockify.SummaryReportSortColumn? = nil
    ) async throws -> Clockify.SummaryReport {
        var request = reportRequest("Clockify.summaryReport", "summary", workspace)
        guard !grouping.isEmpty else {
            throw APIError(
                .invalidRequest,
                operation: request.operation,
                message: "A summary report has groups; say what to group by."
            )
        }
        try request.encode(
            ReportRequest(
                filter: filter,
                bounds: filter.bounds(for: request.operation),
                partName: "summaryFilter",
                part: SummaryPart(groups: grouping, sortColumn: sortColumn)
            )
        )
        return try await session.value(of: request)
    }

    /// Makes a report of one week.
    ///
    /// It is not repeated in the cases in which a ``summaryReport(_:in:groupedBy:sortedBy:)`` is not.
    ///
    /// - Parameters:
    ///   - filter: What the report counts; its period has to be exactly seven days of its time zone.
    ///   - workspace: The workspace.
    ///   - grouping: What the report is grouped by.
    ///   - subgrouping: What each group is divided by, or nil for Clockify's own choice.
    /// - Returns: The report.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` when the period is not exactly seven days or
    ///   cannot be said in its time zone, or a selection is empty, before anything is sent, and with the codes `validation` and `forbidden`.
    public func weeklyReport(
        _ filter: Clockify.ReportFilter,
        in workspace: Clockify.WorkspaceID,
        groupedBy grouping: Clockify.ReportGrouping,
        dividedBy subgrouping: Clockify.ReportGrouping? = nil
    ) async throws -> Clockify.WeeklyReport {
        var request = reportRequest("Clockify.weeklyReport", "weekly", workspace)
        let bounds = try filter.bounds(for: request.operation)
        guard bounds.days == 7 else {
            throw APIError(
                .invalidRequest,
                operation: request.operation,
                message: "A weekly report covers exactly seven days; let it end seven days after it begins."
            )
        }
        try request.encode(
            ReportRequest(
                filter: filter,
                bounds: bounds,
                partName: "weeklyFilter",
                part: WeeklyPart(group: grouping, subgroup: subgrouping)
            )
        )
        return try await session.value(of: request)
    }
}

/// What only the body of a summary report has.
private struct SummaryPart: Encodable {
    var groups: [Clockify.ReportGrouping]
    var sortColumn: Clockify.SummaryReportSortColumn?
}

/// What only the body of a weekly report has.
private struct WeeklyPart: Encodable {
    var group: Clockify.ReportGrouping
    var subgroup: Clockify.ReportGrouping?
}
