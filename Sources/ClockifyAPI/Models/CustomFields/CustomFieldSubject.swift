extension Clockify {
    /// What a custom field says something about.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct CustomFieldSubject: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Time entries.
        public static let timeEntry = CustomFieldSubject(rawValue: "TIMEENTRY")
        /// Users.
        public static let user = CustomFieldSubject(rawValue: "USER")
    }
}
