import HTTPTypes
import Synchronization
public import TimeTrackingKit

extension Clockify.Client {
    /// The most entries on a page of a report.
    private static var largestPage: Int { 1000 }

    /// Makes a detailed report and returns one page of it.
    ///
    /// Reports are asked for with a `POST` and not repeated after a failure that leaves open whether Clockify made one;
    /// the caller may ask again.
    ///
    /// Clockify limits reports to a month on the free plan.
    ///
    /// - Parameters:
    ///   - filter: What the report counts.
    ///   - workspace: The workspace.
    ///   - options: Order, totals and checks.
    ///   - page: The number of the page, from 1.
    ///   - pageSize: How many entries a page has; more than 1,000 count as 1,000.
    /// - Returns: The page, and the totals of all pages.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `invalidRequest` when the period is empty or cannot be said
    ///   in its time zone, or a selection is empty, before anything is sent, and with the codes `validation` and `forbidden`.
    public func detailedReport(
        _ filter: Clockify.ReportFilter,
        in workspace: Clockify.WorkspaceID,
        options: Clockify.DetailedReportOptions = Clockify.DetailedReportOptions(),
        page: Int = 1,
        pageSize: Int = 200
    ) async throws -> Clockify.DetailedReport {
        var request = reportRequest("Clockify.detailedReport", "detailed", workspace)
        guard page > 0, pageSize > 0 else {
            throw APIError(
                .invalidRequest,
                operation: request.operation,
                message: "Pages are counted from 1 and have at least one entry; raise the number."
            )
        }
        let body = Clockify.DetailedReportOptions.Body(
            options: options,
            page: page,
            pageSize: min(pageSize, Self.largestPage)
        )
        try request.encode(
            ReportRequest(
                filter: filter,
                bounds: filter.bounds(for: request.operation),
                partName: "detailedFilter",
                part: body
            )
        )
        return try await session.value(of: request)
    }

    /// Makes a detailed report and returns its rows.
    ///
    /// No page is fetched ahead, because a page beyond the end of a report may be an error. A page is not repeated in the
    /// cases in which ``detailedReport(_:in:options:page:pageSize:)`` is not.
    ///
    /// Clockify limits reports to a month on the free plan.
    ///
    /// - Parameters:
    ///   - filter: What the report counts.
    ///   - workspace: The workspace.
    ///   - options: Order, totals and checks.
    ///   - pageSize: How many rows to fetch at a time; more than 1,000 count as 1,000.
    /// - Returns: The rows, fetched as they are asked for; iteration throws what
    ///   ``detailedReport(_:in:options:page:pageSize:)`` does.
    public func detailedReportEntries(
        _ filter: Clockify.ReportFilter,
        in workspace: Clockify.WorkspaceID,
        options: Clockify.DetailedReportOptions = Clockify.DetailedReportOptions(),
        pageSize: Int = 200
    ) -> PagedSequence<Clockify.ReportEntry> {
        let client = self
        let size = min(pageSize, Self.largestPage)
        let counts = RowCounts()
        var rows = PagedSequence<Clockify.ReportEntry>(
            operation: "Clockify.detailedReport",
            identity: { $0.id.rawValue },
            fetch: { page in
                let report = try await client.detailedReport(
                    filter,
                    in: workspace,
                    options: options,
                    page: page + 1,
                    pageSize: size
                )
                let count = report.entries.count
                let sum = counts.sum(upTo: page, whichHas: count)
                // The totals tell a page that the service made shorter from the last one.
                let isLast = report.totals?.entriesCount.map { sum >= $0 } ?? (count < size)
                return Page(elements: report.entries, isLast: isLast || report.entries.isEmpty)
            }
        )
        rows.pagesAhead = 0
        return rows
    }

    /// A request for a report, which is made at an address of its own.
    func reportRequest(
        _ operation: String,
        _ kind: String,
        _ workspace: Clockify.WorkspaceID
    ) -> APIRequest {
        var request = APIRequest(operation, .post, ["workspaces", workspace.rawValue, "reports", kind])
        request.endpoint = site.reports
        return request
    }
}

/// How many rows the pages of a report have, as far as they have been read.
private final class RowCounts: Sendable {
    private let counts = Mutex<[Int: Int]>([:])

    /// Takes down the rows of a page and adds up the rows up to it.
    func sum(upTo page: Int, whichHas count: Int) -> Int {
        counts.withLock { counts in
            counts[page] = count
            return (0...page).reduce(0) { $0 + (counts[$1] ?? 0) }
        }
    }
}
