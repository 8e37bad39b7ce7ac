extension Clockify {
    /// Whether a custom field is in use, and who sees it.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct CustomFieldStatus: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// In use, and shown.
        public static let visible = CustomFieldStatus(rawValue: "VISIBLE")
        /// In use, and not shown.
        public static let invisible = CustomFieldStatus(rawValue: "INVISIBLE")
        /// Not in use.
        public static let inactive = CustomFieldStatus(rawValue: "INACTIVE")
    }
}
