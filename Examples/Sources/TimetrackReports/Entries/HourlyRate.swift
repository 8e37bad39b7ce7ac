/// What an hour is billed at.
package struct HourlyRate: Sendable, Hashable {
    /// The price in hundredths of the currency's unit.
    package var hundredths: Int
    /// The currency as the workspace names it, or nil when it is not said.
    package var currency: String?

    package init(hundredths: Int, currency: String?) {
        self.hundredths = hundredths
        self.currency = currency
    }
}
