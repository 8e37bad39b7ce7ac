extension Clockify {
    /// Which way a list is sorted.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct SortOrder: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The smallest first.
        public static let ascending = SortOrder(rawValue: "ASCENDING")
        /// The largest first.
        public static let descending = SortOrder(rawValue: "DESCENDING")
    }
}
