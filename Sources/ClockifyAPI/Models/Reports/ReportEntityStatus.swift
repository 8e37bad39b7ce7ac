extension Clockify {
    /// Which of the entities of a filter count, by their state.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct ReportEntityStatus: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Those in use.
        public static let active = ReportEntityStatus(rawValue: "ACTIVE")
        /// Those in use and those who are invited; for users and groups.
        public static let activeOrPending = ReportEntityStatus(rawValue: "ACTIVE_WITH_PENDING")
        /// Those who are invited; for users and groups.
        public static let pending = ReportEntityStatus(rawValue: "PENDING")
        /// Those no longer in use; for users and groups.
        public static let inactive = ReportEntityStatus(rawValue: "INACTIVE")
        /// Those that are archived; not for users and groups.
        public static let archived = ReportEntityStatus(rawValue: "ARCHIVED")
        /// All.
        public static let all = ReportEntityStatus(rawValue: "ALL")
    }
}
