extension Clockify {
    /// A price per hour in a row of a report.
    public enum ReportRate: Hashable, Sendable {
        /// A price in the currency's smallest unit, of which reports also have fractions; nil for a currency not said.
        case amount(Double, currency: String?)

        /// A word in place of a price, such as `##default` for the price that applies unless something else is said.
        case named(String)

        /// The word for the price that applies unless something else is said.
        public static let standard = ReportRate.named("##default")
    }
}

extension Clockify.ReportRate: Decodable {
    private struct Amount: Decodable {
        var amount: Double
        var currency: String?
    }

    /// Reads a number, an object with an amount, or a word.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            self = .amount(try container.decode(Double.self), currency: nil)
        } catch DecodingError.typeMismatch {
            do {
                self = .named(try container.decode(String.self))
            } catch DecodingError.typeMismatch {
                let rate = try container.decode(Amount.self)
                self = .amount(rate.amount, currency: rate.currency)
            }
        }
    }
}
