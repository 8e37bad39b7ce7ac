extension Clockify {
    /// What a project is expected to cost, and what counts towards it.
    public struct BudgetEstimate: Hashable, Sendable {
        /// The budget in the currency's smallest unit, or nil when none is set.
        public let amount: Int?

        /// How the estimate comes about, or nil when it is not said.
        public let kind: EstimateKind?

        /// Whether the project goes by it.
        public let isActive: Bool

        /// Whether billable expenses count too.
        public let includesExpenses: Bool

        /// How often it begins anew, or nil for never.
        public let interval: EstimateInterval?
    }
}

extension Clockify.BudgetEstimate: Decodable {
    private enum CodingKeys: String, CodingKey {
        case estimate
        case type
        case active
        case includeExpenses
        case resetOption
    }

    /// Reads an estimate; null, missing and empty texts are nil or false.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.amount = try container.decodeIfPresent(Int.self, forKey: .estimate)
        self.kind = try container.name(.type)
        self.isActive = try container.flag(.active)
        self.includesExpenses = try container.flag(.includeExpenses)
        self.interval = try container.name(.resetOption)
    }
}
