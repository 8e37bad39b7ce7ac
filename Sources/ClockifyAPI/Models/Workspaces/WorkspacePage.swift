extension Clockify {
    /// A page of the web application that a workspace can keep to its administrators.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct WorkspacePage: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The projects.
        public static let project = WorkspacePage(rawValue: "PROJECT")
        /// The team.
        public static let team = WorkspacePage(rawValue: "TEAM")
        /// The reports.
        public static let reports = WorkspacePage(rawValue: "REPORTS")
    }
}
