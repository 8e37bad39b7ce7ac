extension Clockify {
    /// How long a project is expected to take.
    public struct Estimate: Hashable, Sendable {
        /// The time, or nil when none is set.
        public let duration: Duration?

        /// How the estimate comes about, or nil when it is not said.
        public let kind: EstimateKind?
    }
}

extension Clockify.Estimate: Decodable {
    private enum CodingKeys: String, CodingKey {
        case estimate
        case type
    }

    /// Reads an estimate; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.duration = try container.duration(.estimate)
        self.kind = try container.name(.type)
    }
}
