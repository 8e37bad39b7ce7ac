import Testing
import TimetrackTime

@testable import TimetrackReports

@Suite("Periods")
struct PeriodTests {
    private func day(_ text: String) throws -> LocalDay { try #require(LocalDay(text)) }

    @Test(arguments: [
        ("2026-11-22", 1, "2026-11-16", "2026-11-22"), ("2026-11-23", 1, "2026-11-23", "2026-11-29"),
        ("2026-11-22", 0, "2026-11-22", "2026-11-28"), ("2026-11-21", 0, "2026-11-15", "2026-11-21"),
        ("2027-01-01", 1, "2026-12-28", "2027-01-03"),
    ])
    func findsTheWeek(_ text: String, _ weekday: Int, _ first: String, _ last: String) throws {
        let week = ReportPeriod.week(of: try day(text), startingOn: weekday)
        #expect(week.first.description == first)
        #expect(week.last.description == last)
        #expect(week.days.count == 7)
    }

    @Test(arguments: [
        ("2026-11-22", "2026-11-01", "2026-11-30", 30), ("2028-02-29", "2028-02-01", "2028-02-29", 29),
        ("2026-02-01", "2026-02-01", "2026-02-28", 28), ("2026-12-31", "2026-12-01", "2026-12-31", 31),
    ])
    func findsTheMonth(_ text: String, _ first: String, _ last: String, _ count: Int) throws {
        let month = ReportPeriod.month(of: try day(text))
        #expect(month.first.description == first)
        #expect(month.last.description == last)
        #expect(month.days.count == count)
    }

    @Test(arguments: [
        ("2026-11-01", "2026-10-01"), ("2026-03-31", "2026-02-01"), ("2026-01-15", "2025-12-01"),
        ("2028-03-01", "2028-02-01"),
    ])
    func findsTheMonthBefore(_ text: String, _ first: String) throws {
        #expect(ReportPeriod.month(before: try day(text)) == .month(of: try day(first)))
    }

    @Test func saysItselfInWords() throws {
        #expect(ReportPeriod.month(of: try day("2026-11-22")).words == "November 2026")
        #expect(ReportPeriod.day(try day("2026-11-22")).words == "Sun 22 Nov 2026")
        #expect(ReportPeriod.week(of: try day("2026-11-22"), startingOn: 1).words == "Mon 16 Nov to Sun 22 Nov 2026")
        let turn = ReportPeriod(from: try day("2026-12-28"), to: try day("2027-01-03"))
        #expect(turn.words == "Mon 28 Dec 2026 to Sun 03 Jan 2027")
    }

    @Test func givesEachMonthOfALongPeriodOneBar() throws {
        let period = ReportPeriod(from: try day("2027-10-15"), to: try day("2028-02-29"))
        let entries = ["2027-10-15", "2028-02-01", "2028-02-29"].compactMap { LocalDay($0) }
            .map { Week.entry("\($0)", $0.moment(atMinutes: 600), minutes: 60) }
        let report = Report(
            entries,
            period: period,
            grouping: ReportGrouping(.day),
            rounding: nil,
            now: Week.now
        )
        #expect(
            report.slots.map(\.name) == [
                "October 2027", "November 2027", "December 2027", "January 2028", "February 2028",
            ]
        )
        #expect(report.slots.map(\.figures.seconds) == [3_600, 0, 0, 0, 7_200])
        #expect(report.groups.map(\.name) == ["2027-10-15", "2028-02-01", "2028-02-29"])
    }
}
