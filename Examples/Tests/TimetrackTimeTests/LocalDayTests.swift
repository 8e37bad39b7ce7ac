import Foundation
import Testing
import TimetrackTime

@Suite("LocalDay")
struct LocalDayTests {
    @Test func countsAcrossTheEndsOfMonthsAndLeapDays() throws {
        let day = try #require(LocalDay("2024-02-28"))
        #expect(day.adding(days: 1).description == "2024-02-29")
        #expect(day.adding(days: 2).description == "2024-03-01")
        #expect(day.adding(days: -59).description == "2023-12-31")
        #expect(day.adding(days: 366).description == "2025-02-28")
    }

    @Test func knowsTheWeekday() throws {
        #expect(try #require(LocalDay("1970-01-01")).short == "Thu 01 Jan")
        #expect(try #require(LocalDay("2026-11-22")).short == "Sun 22 Nov")
        #expect(try #require(LocalDay("1969-12-31")).short == "Wed 31 Dec")
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-01x", "", "today"])
    func refusesWhatIsNoDay(_ text: String) {
        #expect(LocalDay(text) == nil)
    }

    @Test func beginsWhereTheDayBeforeEnds() throws {
        var day = try #require(LocalDay("2026-01-01"))
        for _ in 0..<366 {
            let next = day.adding(days: 1)
            #expect(day.end == next.start)
            #expect(LocalDay(day.start) == day)
            #expect(day < next)
            day = next
        }
    }
}
