extension Clockify {
    /// What a list of clients, tasks or tags can be sorted by.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct NameColumn: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The id, which grows with the time of creation.
        public static let id = NameColumn(rawValue: "ID")
        /// The name.
        public static let name = NameColumn(rawValue: "NAME")
    }
}
