import Foundation
import Testing

@testable import ServerPages

@Suite("Hours of a week") struct WeekHoursTests {
    private let week = CalendarWeek(containing: nil, now: PageFixture.now, timeZone: .gmt)

    private func entry(_ project: String?, _ start: String, _ end: String?) -> WeekEntry {
        WeekEntry(
            id: start,
            text: nil,
            projectID: project,
            start: PageFixture.moment(start),
            end: end.map(PageFixture.moment)
        )
    }

    @Test("An entry over midnight counts on both days, and only what lies in the week counts")
    func cuts() {
        let hours = WeekHours(
            [
                entry("a", "2026-11-15T23:00:00Z", "2026-11-16T01:00:00Z"),
                entry("a", "2026-11-17T22:00:00Z", "2026-11-18T03:00:00Z"),
                entry("b", "2026-11-22T23:30:00Z", "2026-11-23T09:00:00Z"),
            ],
            in: week,
            now: PageFixture.now
        )
        #expect(hours.days[0] == [WeekHours.Part(project: "a", seconds: 3600)])
        #expect(hours.days[1] == [WeekHours.Part(project: "a", seconds: 7200)])
        #expect(hours.days[2] == [WeekHours.Part(project: "a", seconds: 10_800)])
        #expect(hours.days[6] == [WeekHours.Part(project: "b", seconds: 1800)])
        #expect(hours.total == 23_400)
    }

    @Test("What runs counts to now, and what ends before it begins counts nothing")
    func running() {
        let hours = WeekHours(
            [
                entry(nil, "2026-11-17T11:00:00Z", nil),
                entry("a", "2026-11-17T13:00:00Z", nil),
                entry("a", "2026-11-18T13:00:00Z", "2026-11-18T12:00:00Z"),
            ],
            in: week,
            now: PageFixture.now
        )
        #expect(hours.projects == [WeekHours.Part(project: nil, seconds: 3600)])
    }

    @Test("Projects stand in one order everywhere, the longest first")
    func order() {
        let hours = WeekHours(
            [
                entry("a", "2026-11-16T08:00:00Z", "2026-11-16T10:00:00Z"),
                entry("b", "2026-11-16T10:00:00Z", "2026-11-16T11:00:00Z"),
                entry("b", "2026-11-17T08:00:00Z", "2026-11-17T11:00:00Z"),
            ],
            in: week,
            now: PageFixture.now
        )
        #expect(hours.projects.map(\.project) == ["b", "a"])
        #expect(hours.days[0].map(\.project) == ["b", "a"])
    }

    @Test("Lengths of time are rounded to minutes, and the whole hour carries")
    func words() {
        #expect(ClockText.hours(0) == "0:00")
        #expect(ClockText.hours(59 * 60 + 40) == "1:00")
        #expect(ClockText.hours(36_000_000) == "10000:00")
        #expect(ClockText.elapsed(3_725) == "1:02:05")
        #expect(PageSeconds.elapsed(from: .distantFuture, to: PageFixture.now) == 0)
        #expect(PageSeconds.elapsed(from: .distantPast, to: .distantFuture) == 3_155_760_000)
    }
}
