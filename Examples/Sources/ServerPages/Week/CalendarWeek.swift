public import ClockifyAPI

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Seven days of the calendar, as they pass in one time zone.
public struct CalendarWeek: Sendable, Hashable {
    /// One of the days.
    public struct Day: Sendable, Hashable {
        /// Which day of the calendar it is.
        public let day: Clockify.CalendarDay

        /// Its weekday, from 1 for Sunday to 7 for Saturday.
        public let weekday: Int

        /// Its moments, 23 to 25 hours of them.
        public let moments: Range<Date>
    }

    /// The time zone.
    public let timeZone: TimeZone

    /// The days, first to last.
    public let days: [Day]

    /// The moments of all days.
    public let moments: Range<Date>

    /// The week that has a day.
    ///
    /// - Parameters:
    ///   - day: The day, or nil for the one that it is now.
    ///   - now: The time.
    ///   - timeZone: The time zone.
    ///   - firstWeekday: On which day weeks begin, from 1 for Sunday to 7 for Saturday; Monday unless it is said.
    public init(containing day: Clockify.CalendarDay?, now: Date, timeZone: TimeZone, firstWeekday: Int = 2) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        // Noon exists on every day of every zone, unlike midnight.
        let noon = day.flatMap { calendar.date(from: DateComponents($0, hour: 12)) } ?? now
        let offset = (calendar.component(.weekday, from: noon) - firstWeekday + 7) % 7
        var days: [Day] = []
        for index in 0..<7 {
            let moment = calendar.date(byAdding: .day, value: index - offset, to: noon) ?? noon
            let start = calendar.startOfDay(for: moment)
            let next = calendar.date(byAdding: .day, value: 1, to: moment) ?? moment
            let end = max(start, calendar.startOfDay(for: next))
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: moment)
            guard let year = parts.year, let month = parts.month, let number = parts.day, let weekday = parts.weekday,
                let day = Clockify.CalendarDay(year: year, month: month, day: number)
            else { continue }
            days.append(Day(day: day, weekday: weekday, moments: start..<end))
        }
        self.timeZone = timeZone
        self.days = days
        let start = days.first?.moments.lowerBound ?? now
        self.moments = start..<max(start, days.last?.moments.upperBound ?? now)
    }

    /// The first day of a week before or after this one.
    ///
    /// - Parameter weeks: How many weeks later, negative for earlier.
    /// - Returns: The day, or nil beyond the years that the page knows.
    func first(after weeks: Int) -> Clockify.CalendarDay? {
        guard let first = days.first?.day else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        guard let noon = calendar.date(from: DateComponents(first, hour: 12)),
            let moved = calendar.date(byAdding: .day, value: 7 * weeks, to: noon)
        else { return nil }
        let parts = calendar.dateComponents([.year, .month, .day], from: moved)
        guard let year = parts.year, Self.years.contains(year) else { return nil }
        return Clockify.CalendarDay(year: year, month: parts.month ?? 0, day: parts.day ?? 0)
    }

    /// The years that the page knows; nobody tracks time in others.
    private static let years = 1970...2999

    /// Reads a day as `2026-01-09`, or returns nil when it is none or lies in a year that the page does not know.
    static func day(reading text: String) -> Clockify.CalendarDay? {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3, years.contains(numbers[0]) else { return nil }
        return Clockify.CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}

extension DateComponents {
    fileprivate init(_ day: Clockify.CalendarDay, hour: Int) {
        self.init(year: day.year, month: day.month, day: day.day, hour: hour)
    }
}
