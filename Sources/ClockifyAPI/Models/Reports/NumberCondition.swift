extension Clockify {
    /// How a number relates to the one of a filter.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct NumberCondition: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// It is the same.
        public static let equal = NumberCondition(rawValue: "EQUAL")
        /// It is greater.
        public static let greaterThan = NumberCondition(rawValue: "GREATER_THAN")
        /// It is less.
        public static let lessThan = NumberCondition(rawValue: "LESS_THAN")
    }
}
