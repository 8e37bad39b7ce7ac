extension Clockify {
    /// What a detailed report is sorted by.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct DetailedReportSortColumn: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The id.
        public static let id = DetailedReportSortColumn(rawValue: "ID")
        /// The description.
        public static let description = DetailedReportSortColumn(rawValue: "DESCRIPTION")
        /// The user.
        public static let user = DetailedReportSortColumn(rawValue: "USER")
        /// The duration.
        public static let duration = DetailedReportSortColumn(rawValue: "DURATION")
        /// The day.
        public static let date = DetailedReportSortColumn(rawValue: "DATE")
        /// The day in the time zone of the report.
        public static let zonedDate = DetailedReportSortColumn(rawValue: "ZONED_DATE")
        /// The order in which the entries were made.
        public static let natural = DetailedReportSortColumn(rawValue: "NATURAL")
        /// The user, then the day.
        public static let userDate = DetailedReportSortColumn(rawValue: "USER_DATE")
    }

    /// What the groups of a summary report are sorted by.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct SummaryReportSortColumn: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The name.
        public static let group = SummaryReportSortColumn(rawValue: "GROUP")
        /// The duration.
        public static let duration = SummaryReportSortColumn(rawValue: "DURATION")
        /// The amount.
        public static let amount = SummaryReportSortColumn(rawValue: "AMOUNT")
        /// What was earned.
        public static let earned = SummaryReportSortColumn(rawValue: "EARNED")
        /// What it cost.
        public static let cost = SummaryReportSortColumn(rawValue: "COST")
        /// What was earned beyond the cost.
        public static let profit = SummaryReportSortColumn(rawValue: "PROFIT")
    }
}
