extension Clockify {
    /// How often an estimate begins anew.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct EstimateInterval: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Each week.
        public static let weekly = EstimateInterval(rawValue: "WEEKLY")
        /// Each month.
        public static let monthly = EstimateInterval(rawValue: "MONTHLY")
        /// Each year.
        public static let yearly = EstimateInterval(rawValue: "YEARLY")
    }
}
