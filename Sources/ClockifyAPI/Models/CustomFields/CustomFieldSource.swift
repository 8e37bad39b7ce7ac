extension Clockify {
    /// Where the value of a custom field comes from.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct CustomFieldSource: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// From the workspace.
        public static let workspace = CustomFieldSource(rawValue: "WORKSPACE")
        /// From the project.
        public static let project = CustomFieldSource(rawValue: "PROJECT")
        /// From the time entry.
        public static let timeEntry = CustomFieldSource(rawValue: "TIMEENTRY")
        /// From the user.
        public static let user = CustomFieldSource(rawValue: "USER")
    }
}
