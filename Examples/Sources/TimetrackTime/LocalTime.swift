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
        let wall = zone.wallTime(at: date)
        let today = zone.wallTime(at: now).day
        var text = "\(twoDigits(wall.clock.hour)):\(twoDigits(wall.clock.minute))"
        if wall.day != today {
            text = "\(wall.day.short)\(wall.day.year == today.year ? "" : " \(wall.day.year)") \(text)"
        }
        if case .twice = zone.moments(of: wall) { text += " (\(offset(zone.offset(at: date))))" }
        return text
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
