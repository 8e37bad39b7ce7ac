extension Clockwork {
    /// The id of a worklog, which Jira uses as well.
    public struct WorklogID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// The id as the service writes it.
        public let rawValue: String

        /// Wraps an id.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Wraps an id.
        public init(_ rawValue: String) {
            self.rawValue = rawValue
        }

        /// The id.
        public var description: String { rawValue }
    }
}
