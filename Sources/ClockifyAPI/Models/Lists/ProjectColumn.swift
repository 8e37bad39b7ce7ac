extension Clockify {
    /// What a list of projects can be sorted by.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct ProjectColumn: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The id, which grows with the time of creation.
        public static let id = ProjectColumn(rawValue: "ID")
        /// The name.
        public static let name = ProjectColumn(rawValue: "NAME")
        /// The client's name.
        public static let clientName = ProjectColumn(rawValue: "CLIENT_NAME")
        /// The time recorded so far.
        public static let duration = ProjectColumn(rawValue: "DURATION")
        /// The budget.
        public static let budget = ProjectColumn(rawValue: "BUDGET")
        /// How much of the estimate is used up.
        public static let progress = ProjectColumn(rawValue: "PROGRESS")
    }
}
