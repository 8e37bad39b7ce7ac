extension Clockify {
    /// What a report is grouped by.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct ReportGrouping: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Projects.
        public static let project = ReportGrouping(rawValue: "PROJECT")
        /// Clients.
        public static let client = ReportGrouping(rawValue: "CLIENT")
        /// Tasks.
        public static let task = ReportGrouping(rawValue: "TASK")
        /// Tags.
        public static let tag = ReportGrouping(rawValue: "TAG")
        /// Users.
        public static let user = ReportGrouping(rawValue: "USER")
        /// Groups of users.
        public static let userGroup = ReportGrouping(rawValue: "USER_GROUP")
        /// Descriptions of entries.
        public static let timeEntry = ReportGrouping(rawValue: "TIMEENTRY")
        /// Days.
        public static let date = ReportGrouping(rawValue: "DATE")
        /// Weeks.
        public static let week = ReportGrouping(rawValue: "WEEK")
        /// Months.
        public static let month = ReportGrouping(rawValue: "MONTH")
        /// Time, within the groups of a weekly report.
        public static let time = ReportGrouping(rawValue: "TIME")
    }
}
