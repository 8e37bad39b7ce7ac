/// What some entries come to.
package struct ReportFigures: Sendable {
    /// How many entries there are.
    package private(set) var entries = 0
    /// How many of them are running.
    package private(set) var running = 0
    /// Their time in seconds, each rounded as the report says.
    package private(set) var seconds = 0
    /// Their time in seconds as it was recorded.
    package private(set) var exactSeconds = 0
    /// The time in seconds, rounded, of those that are billed.
    package private(set) var billableSeconds = 0
    /// The time in seconds, rounded, of those that are billed but whose price is not said.
    package private(set) var unpricedSeconds = 0

    private var money = MoneySum()

    package init() {}

    /// What the billed time comes to, an amount for each currency.
    package var amounts: [MoneyAmount] { money.amounts }

    /// The amounts in one text, `1250.00 EUR, 80.00 USD`; empty when there are none.
    package var amountsText: String { amounts.map(\.text).joined(separator: ", ") }

    /// Adds an entry.
    package mutating func add(_ counted: CountedEntry) {
        entries += 1
        running += counted.entry.end == nil ? 1 : 0
        seconds += counted.seconds
        exactSeconds += counted.exactSeconds
        guard counted.entry.isBillable else { return }
        billableSeconds += counted.seconds
        if let rate = counted.billedRate {
            money.add(seconds: counted.seconds, at: rate)
        } else {
            unpricedSeconds += counted.seconds
        }
    }
}
