extension Clockify {
    /// A page of a detailed report: one row for each time entry.
    public struct DetailedReport: Hashable, Sendable {
        /// What everything on all pages adds up to, or nil when there is nothing, or the totals were left out.
        public let totals: ReportTotals?

        /// The rows of the page.
        public let entries: [ReportEntry]
    }
}

extension Clockify.DetailedReport: Decodable {
    private enum CodingKeys: String, CodingKey {
        case totals
        // The wire has the first form, the service's own description the second one.
        case timeentries
        case timeEntries
    }

    /// Reads a report, whose list of totals holds one, or a null when nothing was found.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let totals: [Clockify.ReportTotals] = try container.sparseList(.totals)
        self.totals = totals.first
        self.entries = try container.list(container.contains(.timeentries) ? .timeentries : .timeEntries)
    }
}
