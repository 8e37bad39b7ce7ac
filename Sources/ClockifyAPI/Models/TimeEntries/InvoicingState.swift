extension Clockify {
    /// Whether time was put on an invoice.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct InvoicingState: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// It was.
        public static let invoiced = InvoicingState(rawValue: "INVOICED")
        /// It was not.
        public static let uninvoiced = InvoicingState(rawValue: "UNINVOICED")
        /// Either, in a filter.
        public static let all = InvoicingState(rawValue: "ALL")
    }
}
