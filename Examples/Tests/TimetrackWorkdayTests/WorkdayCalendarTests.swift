import Testing
import TimetrackTime

@testable import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("WorkdayCalendar")
struct WorkdayCalendarTests {
    private static func days(_ texts: String...) -> [LocalDay] { texts.compactMap { LocalDay($0) } }

    @Test func takesPastDaysFromMondayToFriday() throws {
        let now = try #require(LocalDay("2026-11-23")).start
        // Friday, Saturday, Sunday, and the Monday that is today, in no order.
        let days = Self.days("2026-11-23", "2026-11-21", "2026-11-20", "2026-11-22", "2026-11-16", "2026-11-24")
        let chosen = WorkdayCalendar.workdays(of: days, from: nil, to: nil, now: now)
        #expect(chosen == Self.days("2026-11-16", "2026-11-20"))
    }

    @Test func keepsToTheDaysWanted() throws {
        let now = try #require(LocalDay("2026-11-23")).start
        let days = Self.days("2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19")
        let chosen = WorkdayCalendar.workdays(
            of: days,
            from: LocalDay("2026-11-17"),
            to: LocalDay("2026-11-18"),
            now: now
        )
        #expect(chosen == Self.days("2026-11-17", "2026-11-18"))
    }
}
