#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the clock on this machine's wall shows at a moment, for a program that has no time for `Date`.
struct WallClock {
    private let parts: tm

    /// - Parameters:
    ///   - seconds: The moment, in seconds since 1970.
    ///   - isUTC: Whether the clock hangs in Greenwich and not here.
    init(_ seconds: Int, isUTC: Bool = false) {
        var seconds = time_t(seconds)
        var parts = tm()
        _ = isUTC ? gmtime_r(&seconds, &parts) : localtime_r(&seconds, &parts)
        self.parts = parts
    }

    /// Whether both show the same day.
    func isOnDay(of other: WallClock) -> Bool {
        parts.tm_year == other.parts.tm_year && parts.tm_yday == other.parts.tm_yday
    }

    /// The time as `09:10`.
    var time: String { "\(Self.two(parts.tm_hour)):\(Self.two(parts.tm_min))" }

    /// The day as `Sat 21 Nov`.
    var day: String {
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekdays[Int(parts.tm_wday)]) \(Self.two(parts.tm_mday)) \(months[Int(parts.tm_mon)])"
    }

    /// The moment of a clock in Greenwich as `2026-11-22T08:10:00Z`.
    var timestamp: String {
        let year = String(parts.tm_year + 1900)
        let day = "\(String(repeating: "0", count: max(0, 4 - year.utf8.count)))\(year)-\(Self.two(parts.tm_mon + 1))"
        return "\(day)-\(Self.two(parts.tm_mday))T\(time):\(Self.two(parts.tm_sec))Z"
    }

    /// A span as `7:45`, rounded down to the minute.
    static func hours(_ seconds: Int) -> String {
        "\(seconds / 3_600):\(two(Int32(seconds / 60 % 60)))"
    }

    private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
