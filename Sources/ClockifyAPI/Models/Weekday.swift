extension Clockify {
    /// A day of the week.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct Weekday: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Monday.
        public static let monday = Weekday(rawValue: "MONDAY")
        /// Tuesday.
        public static let tuesday = Weekday(rawValue: "TUESDAY")
        /// Wednesday.
        public static let wednesday = Weekday(rawValue: "WEDNESDAY")
        /// Thursday.
        public static let thursday = Weekday(rawValue: "THURSDAY")
        /// Friday.
        public static let friday = Weekday(rawValue: "FRIDAY")
        /// Saturday.
        public static let saturday = Weekday(rawValue: "SATURDAY")
        /// Sunday.
        public static let sunday = Weekday(rawValue: "SUNDAY")
    }
}
