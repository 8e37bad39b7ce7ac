import ClockifyAPI
import Foundation
import Testing

@testable import ServerPages

@Suite("Weeks of the calendar") struct CalendarWeekTests {
    private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

    @Test("A week has the days around the one that is named, from Monday on")
    func namedDay() throws {
        let day = CalendarWeek.day(reading: "2026-01-01")
        let week = CalendarWeek(containing: day, now: PageFixture.now, timeZone: .gmt)
        #expect(week.days.map(\.day.description).first == "2025-12-29")
        #expect(week.days.map(\.day.description).last == "2026-01-04")
        #expect(week.days.map(\.weekday) == [2, 3, 4, 5, 6, 7, 1])
        #expect(week.first(after: -1)?.description == "2025-12-22")
        #expect(week.first(after: 1)?.description == "2026-01-05")
        #expect(ClockText.week(week) == "29 December 2025 – 4 January 2026")
    }

    @Test("It begins on Sunday for a person whose profile says so")
    func sunday() {
        let week = CalendarWeek(containing: nil, now: PageFixture.now, timeZone: .gmt, firstWeekday: 1)
        #expect(week.days.first?.day.description == "2026-11-15")
        #expect(week.days.first?.weekday == 1)
    }

    @Test("The current day is that of the person's zone")
    func currentDay() throws {
        let now = PageFixture.moment("2026-11-16T03:00:00Z")
        let east = CalendarWeek(containing: nil, now: now, timeZone: try zone("Europe/Berlin"))
        let west = CalendarWeek(containing: nil, now: now, timeZone: try zone("America/New_York"))
        #expect(east.days.first?.day.description == "2026-11-16")
        #expect(west.days.first?.day.description == "2026-11-09")
    }

    @Test("A day on which clocks change has 23 or 25 hours, and none is lost between days")
    func clockChange() throws {
        let berlin = try zone("Europe/Berlin")
        for (text, hours) in [("2026-03-29", 23.0), ("2026-10-25", 25.0)] {
            let day = CalendarWeek.day(reading: text)
            let week = CalendarWeek(containing: day, now: PageFixture.now, timeZone: berlin)
            let last = try #require(week.days.last)
            #expect(last.day.description == text)
            #expect(last.moments.upperBound.timeIntervalSince(last.moments.lowerBound) == hours * 3600)
            for (day, next) in zip(week.days, week.days.dropFirst()) {
                #expect(day.moments.upperBound == next.moments.lowerBound)
            }
        }
        // In Beirut clocks go from midnight to one: the day has no midnight.
        let beirut = CalendarWeek(
            containing: CalendarWeek.day(reading: "2026-03-29"),
            now: PageFixture.now,
            timeZone: try zone("Asia/Beirut")
        )
        #expect(beirut.days.map(\.day.description).last == "2026-03-29")
        #expect(beirut.moments.upperBound.timeIntervalSince(beirut.moments.lowerBound) == (7 * 24 - 1) * 3600)
    }

    @Test(
        "What is no day is not read as one",
        arguments: [
            "", "2026", "2026-1-1", "2026-13-01", "2026-02-29", "2026-01-00", "+026-01-01", "0000-01-01", "9999-12-31",
            "2026-01-01T00:00", "2026-01-01\n", "٢٠٢٦-٠١-٠١", "<script>", "2026-01-01-01", "----------",
        ]
    )
    func noDay(_ text: String) {
        #expect(CalendarWeek.day(reading: text) == nil)
    }

    @Test("There is no link beyond the years that the page knows")
    func ends() {
        let first = CalendarWeek(containing: CalendarWeek.day(reading: "1970-01-01"), now: .distantPast, timeZone: .gmt)
        let last = CalendarWeek(containing: CalendarWeek.day(reading: "2999-12-31"), now: .distantPast, timeZone: .gmt)
        #expect(first.first(after: -1) == nil)
        #expect(last.first(after: 1) == nil)
    }
}
