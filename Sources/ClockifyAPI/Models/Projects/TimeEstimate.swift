extension Clockify {
    /// How long a project is expected to take, and what counts towards it.
    public struct TimeEstimate: Hashable, Sendable {
        /// The time, or nil when none is set.
        public let duration: Duration?

        /// How the estimate comes about, or nil when it is not said.
        public let kind: EstimateKind?

        /// Whether the project goes by it.
        public let isActive: Bool

        /// Whether time that is not billed counts too.
        public let includesNonBillable: Bool

        /// How often it begins anew, or nil for never.
        public let interval: EstimateInterval?
    }
}

extension Clockify.TimeEstimate: Decodable {
    private enum CodingKeys: String, CodingKey {
        case estimate
        case type
        case active
        case includeNonBillable
        case resetOption
    }

    /// Reads an estimate; null, missing and empty texts are nil or false.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.duration = try container.duration(.estimate)
        self.kind = try container.name(.type)
        self.isActive = try container.flag(.active)
        self.includesNonBillable = try container.flag(.includeNonBillable)
        self.interval = try container.name(.resetOption)
    }
}
