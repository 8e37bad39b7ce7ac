extension Clockify {
    /// What a detailed report can be told beside what it counts.
    public struct DetailedReportOptions: Hashable, Sendable {
        /// Which entries to look for when checking a timesheet.
        public struct Audit: Hashable, Sendable {
            /// Whether to find entries without a project.
            public var findsMissingProject: Bool

            /// Whether to find entries without a task.
            public var findsMissingTask: Bool

            /// Creates a check.
            ///
            /// - Parameters:
            ///   - findsMissingProject: Whether to find entries without a project.
            ///   - findsMissingTask: Whether to find entries without a task.
            public init(findsMissingProject: Bool = false, findsMissingTask: Bool = false) {
                self.findsMissingProject = findsMissingProject
                self.findsMissingTask = findsMissingTask
            }
        }

        /// What to sort by, or nil for Clockify's own order; the filter says which way.
        public var sortColumn: DetailedReportSortColumn?

        /// Whether to leave out the totals, which Clockify counts anew for each page.
        public var omitsTotals: Bool

        /// Which entries to look for when checking a timesheet, or nil for all.
        public var audit: Audit?

        /// Creates options.
        ///
        /// - Parameters:
        ///   - sortColumn: What to sort by, or nil for Clockify's own order.
        ///   - omitsTotals: Whether to leave out the totals.
        ///   - audit: Which entries to look for when checking a timesheet, or nil for all.
        public init(
            sortColumn: DetailedReportSortColumn? = nil,
            omitsTotals: Bool = false,
            audit: Audit? = nil
        ) {
            self.sortColumn = sortColumn
            self.omitsTotals = omitsTotals
            self.audit = audit
        }
    }
}

extension Clockify.DetailedReportOptions {
    /// The part of the body that asks for one page.
    struct Body: Encodable {
        var options: Clockify.DetailedReportOptions
        var page: Int
        var pageSize: Int

        private enum CodingKeys: CodingKey {
            case page
            case pageSize
            case sortColumn
            case options
            case auditFilter
        }

        private enum AuditKeys: CodingKey {
            case withoutProject
            case withoutTask
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(page, forKey: .page)
            try container.encode(pageSize, forKey: .pageSize)
            try container.encodeIfPresent(options.sortColumn, forKey: .sortColumn)
            if options.omitsTotals { try container.encode(["totals": "EXCLUDE"], forKey: .options) }
            if let audit = options.audit {
                var filter = container.nestedContainer(keyedBy: AuditKeys.self, forKey: .auditFilter)
                try filter.encode(audit.findsMissingProject, forKey: .withoutProject)
                try filter.encode(audit.findsMissingTask, forKey: .withoutTask)
            }
        }
    }
}
