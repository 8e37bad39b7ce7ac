extension Clockify {
    /// Which amount of money a report shows.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct ReportAmountKind: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// What is billed.
        public static let earned = ReportAmountKind(rawValue: "EARNED")
        /// What it costs.
        public static let cost = ReportAmountKind(rawValue: "COST")
        /// What is billed beyond the cost.
        public static let profit = ReportAmountKind(rawValue: "PROFIT")
        /// None.
        public static let hidden = ReportAmountKind(rawValue: "HIDE_AMOUNT")
        /// What an export shows.
        public static let export = ReportAmountKind(rawValue: "EXPORT")
    }
}
