import Foundation
import TerminalOutput
import Testing
import TimetrackReports
import TimetrackTime

@testable import timetrack

@Suite("Tables of reports")
struct ReportTablesTests {
    /// A day with an hour at a thousand of each currency.
    private static func tables(_ currencies: [String], columns: Int) throws -> [String] {
        let day = try #require(LocalDay("2026-11-02"))
        let entries = currencies.enumerated()
            .map { index, currency in
                let start = day.moment(atMinutes: 60 * index)
                var entry = ReportEntry(id: "\(index)", start: start, end: start.addingTimeInterval(3_600))
                entry.project = ReportName(id: "p", name: "Loom control, second floor")
                entry.isBillable = true
                entry.rate = HourlyRate(hundredths: 100_000, currency: currency)
                return entry
            }
        let report = Report(
            entries,
            period: .day(day),
            grouping: ReportGrouping(.project),
            rounding: nil,
            now: day.end
        )
        return ReportTables(report: report, columns: columns).groups.aligned(columns: columns).map(\.plain)
    }

    @Test func givesEachCurrencyALineOfItsOwn() throws {
        let lines = try Self.tables(["EUR", "USD"], columns: 50)
        #expect(
            lines == [
                "Project               Hours  Billable       Amount",
                "Loom control, secon…   2:00      2:00  1000.00 EUR",
                "                                       1000.00 USD",
                "Total                  2:00      2:00  1000.00 EUR",
                "                                       1000.00 USD",
            ]
        )
    }

    @Test func cutsTheNamesOfCurrenciesAndNoNumbers() throws {
        let lines = try Self.tables(["=1\u{1B}[2J" + String(repeating: "x", count: 10_000)], columns: 50)
        #expect(lines[1] == "Loom control, …   1:00      1:00  1000.00 =1[2Jxx…")
        #expect(lines.allSatisfy { $0.displayWidth <= 50 })
    }
}
