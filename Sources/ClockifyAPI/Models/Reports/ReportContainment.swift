extension Clockify {
    /// How an entry has to relate to the ids of a filter.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct ReportContainment: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// It has one of them.
        public static let contains = ReportContainment(rawValue: "CONTAINS")
        /// It has none of them.
        public static let doesNotContain = ReportContainment(rawValue: "DOES_NOT_CONTAIN")
        /// It has them and nothing else.
        public static let containsOnly = ReportContainment(rawValue: "CONTAINS_ONLY")
    }
}
