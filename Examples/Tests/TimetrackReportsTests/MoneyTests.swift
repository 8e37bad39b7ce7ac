import Testing

@testable import TimetrackReports

@Suite("Amounts")
struct MoneyTests {
    private static let euros = HourlyRate(hundredths: 10_000, currency: "EUR")

    @Test func roundsOnceAndFromHalfUpwards() {
        // 18 seconds at 1.00 are 0.005, which becomes 0.01; 17 seconds stay nothing.
        let rate = HourlyRate(hundredths: 100, currency: "EUR")
        for (seconds, hundredths) in [(17, 0), (18, 1), (53, 1), (54, 2), (3_600, 100)] {
            var sum = MoneySum()
            sum.add(seconds: seconds, at: rate)
            #expect(sum.amounts == [MoneyAmount(hundredths: hundredths, currency: "EUR")])
        }
        // Ten times 17 seconds are 170 seconds, 0.0472: each rounded alone would have been nothing.
        var sum = MoneySum()
        for _ in 0..<10 { sum.add(seconds: 17, at: rate) }
        #expect(sum.amounts.map(\.number) == ["0.05"])
    }

    @Test func keepsCurrenciesApart() {
        let report = Week.report([
            Week.entry("a", Week.at(0, 9), minutes: 60, rate: Self.euros),
            Week.entry("b", Week.at(0, 10), minutes: 30, rate: HourlyRate(hundredths: 5_000, currency: "USD")),
            Week.entry("c", Week.at(0, 11), minutes: 30, rate: HourlyRate(hundredths: 5_000, currency: nil)),
            Week.entry("d", Week.at(0, 12), minutes: 15, rate: Self.euros),
        ])
        #expect(report.total.amounts.map(\.text) == ["25.00", "125.00 EUR", "25.00 USD"])
        #expect(report.total.amountsText == "25.00, 125.00 EUR, 25.00 USD")
    }

    @Test func multipliesTheRoundedTime() {
        let report = Week.report([Week.entry("a", Week.at(0, 9), minutes: 20, rate: Self.euros)], round: "15m:up")
        #expect(report.total.amountsText == "50.00 EUR")
        #expect(report.entries.first?.amount?.text == "50.00 EUR")
    }

    @Test func countsNothingForUnbilledTimeAndForTimeWithoutAPrice() {
        var unbilled = Week.entry("a", Week.at(0, 9), minutes: 60, rate: Self.euros)
        unbilled.isBillable = false
        var unpriced = Week.entry("b", Week.at(0, 10), minutes: 45)
        unpriced.isBillable = true
        let free = Week.entry("c", Week.at(0, 11), minutes: 15, rate: HourlyRate(hundredths: 0, currency: "EUR"))
        let report = Week.report([unbilled, unpriced, free])
        #expect(report.total.amounts.isEmpty)
        #expect(report.total.seconds == 7_200)
        #expect(report.total.billableSeconds == 3_600)
        #expect(report.total.unpricedSeconds == 3_600)
    }

    @Test func survivesPricesThatCannotBe() {
        var sum = MoneySum()
        for _ in 0..<1_000 { sum.add(seconds: 1 << 40, at: HourlyRate(hundredths: .max, currency: "EUR")) }
        #expect(sum.amounts == [MoneyAmount(hundredths: .max, currency: "EUR")])
    }

    @Test(arguments: [(0, "0.00"), (5, "0.05"), (125_000, "1250.00"), (-7, "-0.07"), (Int.max, "92233720368547758.07")])
    func writesHundredths(_ value: Int, _ text: String) {
        #expect(DecimalText.hundredths(value) == text)
    }

    @Test(arguments: [
        (0, "0.00"), (27_900, "7.75"), (1_200, "0.3333"), (1, "0.0003"), (3_599, "0.9997"), (360_000, "100.00"),
    ])
    func writesHours(_ seconds: Int, _ text: String) {
        #expect(DecimalText.hours(seconds: seconds) == text)
    }
}
