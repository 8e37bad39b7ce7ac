extension Clockify {
    /// What everything in a report adds up to.
    public struct ReportTotals: Hashable, Sendable {
        /// All time, or nil when it is not said.
        public let time: Duration?

        /// The time that is billed, or nil when it is not said.
        public let billableTime: Duration?

        /// How many entries there are, on all pages, or nil when it is not said.
        public let entriesCount: Int?

        /// The money, in the currency's smallest unit, of which reports also have fractions, or nil when it is not said.
        public let amount: Double?

        /// The money by kind and currency.
        public let amounts: [ReportAmount]
    }
}

extension Clockify.ReportTotals: Decodable {
    private enum CodingKeys: CodingKey {
        case totalTime
        case totalBillableTime
        case entriesCount
        case totalAmount
        case amounts
    }

    /// Reads totals; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.time = try container.seconds(.totalTime)
        self.billableTime = try container.seconds(.totalBillableTime)
        self.entriesCount = try container.decodeIfPresent(Int.self, forKey: .entriesCount)
        self.amount = try container.decodeIfPresent(Double.self, forKey: .totalAmount)
        self.amounts = try container.sparseList(.amounts)
    }
}
