extension Clockify {
    /// What values a custom field takes.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct CustomFieldKind: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A text.
        public static let text = CustomFieldKind(rawValue: "TXT")
        /// A number.
        public static let number = CustomFieldKind(rawValue: "NUMBER")
        /// One of the allowed values.
        public static let singleChoice = CustomFieldKind(rawValue: "DROPDOWN_SINGLE")
        /// Any of the allowed values.
        public static let multipleChoice = CustomFieldKind(rawValue: "DROPDOWN_MULTIPLE")
        /// Yes or no.
        public static let checkbox = CustomFieldKind(rawValue: "CHECKBOX")
        /// An address.
        public static let link = CustomFieldKind(rawValue: "LINK")
    }
}
