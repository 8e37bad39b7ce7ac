extension Clockify {
    /// How an estimate comes about.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct EstimateKind: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// From the estimates of the tasks.
        public static let automatic = EstimateKind(rawValue: "AUTO")
        /// Set by a person.
        public static let manual = EstimateKind(rawValue: "MANUAL")
    }
}
