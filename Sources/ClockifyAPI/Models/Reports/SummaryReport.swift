extension Clockify {
    /// A report of time in groups that may be divided into groups in turn.
    public struct SummaryReport: Hashable, Sendable {
        /// What everything adds up to, or nil when there is nothing.
        public let totals: ReportTotals?

        /// The groups, in the order of what the report is grouped by first.
        public let groups: [ReportGroup]
    }

    /// A report of seven days.
    public struct WeeklyReport: Hashable, Sendable {
        /// What everything adds up to, or nil when there is nothing.
        public let totals: ReportTotals?

        /// What each of the days adds up to.
        public let days: [ReportDay]

        /// The groups, each with its days.
        public let groups: [ReportGroup]

        /// The users who have no time in the week, when the workspace shows them.
        public let usersWithoutTime: [User]
    }
}

extension Clockify.SummaryReport: Decodable {
    private enum CodingKeys: CodingKey {
        case totals
        case groupOne
    }

    /// Reads a report, whose list of totals holds one, or a null when nothing was found.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let totals: [Clockify.ReportTotals] = try container.sparseList(.totals)
        self.totals = totals.first
        self.groups = try container.sparseList(.groupOne)
    }
}

extension Clockify.WeeklyReport: Decodable {
    private enum CodingKeys: CodingKey {
        case totals
        case totalsByDay
        case groupOne
        case usersWithoutTime
    }

    /// Reads a report, whose list of totals holds one, or a null when nothing was found.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let totals: [Clockify.ReportTotals] = try container.sparseList(.totals)
        self.totals = totals.first
        self.days = try container.sparseList(.totalsByDay)
        self.groups = try container.sparseList(.groupOne)
        self.usersWithoutTime = try container.sparseList(.usersWithoutTime)
    }
}
