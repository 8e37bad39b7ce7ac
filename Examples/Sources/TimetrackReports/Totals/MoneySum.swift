/// An amount of money in one currency.
package struct MoneyAmount: Sendable, Hashable {
    /// The amount in hundredths of the currency's unit.
    package let hundredths: Int
    /// The currency as the workspace names it, or nil when it is not said.
    package let currency: String?

    /// The amount as `1250.00 EUR`.
    package var text: String {
        currency.map { "\(number) \($0)" } ?? number
    }

    /// The amount without its currency, as `1250.00`.
    package var number: String { DecimalText.hundredths(hundredths) }
}

/// What time comes to at its prices, apart for each currency.
///
/// The sum is exact: seconds times price. It is rounded once, when an amount is asked for, to the hundredth and from half
/// of one upwards. So a figure is always its own hours times the price, and a column of figures can differ from its total by
/// a hundredth here and there.
package struct MoneySum: Sendable {
    /// Seconds times hundredths per hour, which is 3,600 times the amount.
    private var products: [String?: Int128] = [:]

    package init() {}

    /// Adds time at a price.
    package mutating func add(seconds: Int, at rate: HourlyRate) {
        products[rate.currency, default: 0] += Int128(seconds) * Int128(rate.hundredths)
    }

    /// The amounts of all currencies, sorted by their names; none of them is ever added to another.
    package var amounts: [MoneyAmount] {
        products
            .map { currency, product in
                MoneyAmount(hundredths: Int(clamping: (product + 1_800) / 3_600), currency: currency)
            }
            .sorted { ($0.currency ?? "") < ($1.currency ?? "") }
    }
}
