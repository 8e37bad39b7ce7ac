public import TimeTrackingKit

extension Clockwork {
    /// What Clockwork keeps with a worklog beside Jira's own fields, such as its tags.
    public struct Attribute: Hashable, Sendable {
        /// The name of an attribute; any that is not known here is kept as it came.
        public struct Key: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
            /// The name as Clockwork writes it.
            public let rawValue: String

            /// Wraps a name.
            public init(rawValue: String) {
                self.rawValue = rawValue
            }

            /// The name.
            public var description: String { rawValue }

            /// Whether the time is to be billed.
            public static let billable = Key(rawValue: "billable")
            /// The tags.
            public static let tags = Key(rawValue: "tags")
        }

        /// Which attribute it is.
        public let key: Key

        /// What it is set to, as it came, or nil when it has no value: then that it is there says all.
        public let value: JSONValue?
    }
}
