#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A day of the calendar in the zone of this machine.
///
/// The C library knows the zone; the part of Foundation that knows it as well would double the time the program needs
/// to start.
package struct LocalDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year.
    package let year: Int
    /// The month, from 1.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int
    /// The day of the week, 0 for Sunday.
    package let weekday: Int

    /// The day on which a moment falls.
    package init(_ date: Date) {
        self.init(LocalTime.parts(of: date))
    }

    /// Reads a day such as `2026-11-21`; nil for anything else, or for a day that does not exist.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        let found = Self.noon(year, month, day)
        guard found.year == year, found.month == month, found.day == day else { return nil }
        self = found
    }

    private init(_ parts: tm) {
        self.year = Int(parts.tm_year) + 1900
        self.month = Int(parts.tm_mon) + 1
        self.day = Int(parts.tm_mday)
        self.weekday = Int(parts.tm_wday)
    }

    private static func noon(_ year: Int, _ month: Int, _ day: Int) -> LocalDay {
        LocalDay(LocalTime.date(year: year, month: month, day: day, hour: 12))
    }

    /// The day so many days later; noon is used, because every day has one.
    package func adding(days: Int) -> LocalDay {
        Self.noon(year, month, day + days)
    }

    /// The first moment of the day, which is not midnight where clocks change at midnight.
    package var start: Date {
        LocalTime.date(year: year, month: month, day: day, hour: 0)
    }

    /// The first moment of the next day.
    package var end: Date { adding(days: 1).start }

    /// The day as `2026-11-21`.
    package var description: String {
        "\(year)-\(twoDigits(month))-\(twoDigits(day))"
    }

    /// The day as `Sat 21 Nov`.
    package var short: String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        return "\(days[weekday]) \(twoDigits(day)) \(months[month - 1])"
    }

    package static func < (left: LocalDay, right: LocalDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

/// Moments as the clock on this machine's wall shows them.
package enum LocalTime {
    /// The moment as `09:10`.
    package static func clock(_ date: Date) -> String {
        let parts = parts(of: date)
        return "\(twoDigits(Int(parts.tm_hour))):\(twoDigits(Int(parts.tm_min)))"
    }

    fileprivate static func parts(of date: Date) -> tm {
        var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
        var parts = tm()
        localtime_r(&seconds, &parts)
        return parts
    }

    fileprivate static func date(year: Int, month: Int, day: Int, hour: Int) -> Date {
        var parts = tm()
        parts.tm_year = Int32(clamping: year - 1900)
        parts.tm_mon = Int32(clamping: month - 1)
        parts.tm_mday = Int32(clamping: day)
        parts.tm_hour = Int32(clamping: hour)
        // Let the C library find out whether summer time holds.
        parts.tm_isdst = -1
        return Date(timeIntervalSince1970: Double(mktime(&parts)))
    }
}

/// A number of at most two digits with a zero before a single one.
package func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
