extension Clockify {
    /// An amount of money in a report.
    public struct ReportAmount: Hashable, Sendable {
        /// What the amount is, or nil when it is not said.
        public let kind: ReportAmountKind?

        /// The amount in the currency's smallest unit, of which reports also have fractions, or nil when it is not said.
        public let value: Double?

        /// The amount in each currency that it is made of.
        public let byCurrency: [ReportCurrencyAmount]
    }

    /// An amount of money in one currency, in a report.
    public struct ReportCurrencyAmount: Hashable, Sendable {
        /// The currency as the workspace names it, or nil when it is not said.
        public let currency: String?

        /// The amount in the currency's smallest unit, of which reports also have fractions, or nil when it is not said.
        public let amount: Double?
    }
}

extension Clockify.ReportAmount: Decodable {
    private enum CodingKeys: CodingKey {
        case type
        case value
        case amountByCurrencies
    }

    /// Reads an amount; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.kind = try container.name(.type)
        self.value = try container.decodeIfPresent(Double.self, forKey: .value)
        self.byCurrency = try container.sparseList(.amountByCurrencies)
    }
}

extension Clockify.ReportCurrencyAmount: Decodable {
    private enum CodingKeys: CodingKey {
        case currency
        case amount
    }

    /// Reads an amount; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.currency = try container.text(.currency)
        self.amount = try container.decodeIfPresent(Double.self, forKey: .amount)
    }
}
