extension Clockify {
    /// Whether time was approved.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct ApprovalState: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// It was.
        public static let approved = ApprovalState(rawValue: "APPROVED")
        /// It was not.
        public static let unapproved = ApprovalState(rawValue: "UNAPPROVED")
        /// Either, in a filter.
        public static let all = ApprovalState(rawValue: "ALL")
    }
}
