#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Moments as the clock on this machine's wall shows them.
package enum LocalTime {
    /// The moment as `09:10`.
    package static func clock(_ date: Date) -> String {
        let clock = LocalZone.machine.wallTime(at: date).clock
        return "\(twoDigits(clock.hour)):\(twoDigits(clock.minute))"
    }

    /// The moment with everything that is needed to tell it from others.
    ///
    /// - Parameters:
    ///   - date: The moment.
    ///   - now: The present moment.
    ///   - zone: Where the clock hangs.
    /// - Returns: `09:10` on the present day, else `Sat 21 Nov 09:10`, with the year when it is another one, and with
    ///   `(UTC+02:00)` when the clock shows that time twice.
    package static func text(_ date: Date, now: Date, in zone: LocalZone = .machine) -> String {
        let isToday = zone.wallTime(at: date).day == zone.wallTime(at: now).day
        return isToday ? timeOfDay(date, in: zone) : dated(date, now: now, in: zone)
    }

    /// The moment with its day, also when that is the present one.
    ///
    /// - Parameters:
    ///   - date: The moment.
    ///   - now: The present moment.
    ///   - zone: Where the clock hangs.
    /// - Returns: `Sat 21 Nov 09:10`, with the year when it is another one, and with the distance from UTC as
    ///   ``text(_:now:in:)`` has it.
    package static func dated(_ date: Date, now: Date, in zone: LocalZone = .machine) -> String {
        let day = zone.wallTime(at: date).day
        let year = day.year == zone.wallTime(at: now).day.year ? "" : " \(day.year)"
        return "\(day.short)\(year) \(timeOfDay(date, in: zone))"
    }

    /// The moment without its day.
    ///
    /// - Parameters:
    ///   - date: The moment.
    ///   - zone: Where the clock hangs.
    /// - Returns: `09:10`, with the distance from UTC as ``text(_:now:in:)`` has it.
    package static func timeOfDay(_ date: Date, in zone: LocalZone = .machine) -> String {
        let wall = zone.wallTime(at: date)
        let text = "\(twoDigits(wall.clock.hour)):\(twoDigits(wall.clock.minute))"
        guard case .twice = zone.moments(of: wall) else { return text }
        return "\(text) (\(offset(zone.offset(at: date))))"
    }

    /// A distance from UTC as `UTC+02:00`.
    private static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return "UTC\(seconds < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }
}

/// A number of at most two digits with a zero before a single one.
package func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
