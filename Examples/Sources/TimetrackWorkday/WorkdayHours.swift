package import TimetrackTime

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// From when to when a workday lasts, on the clock on the wall.
package struct WorkdayHours: Hashable, Sendable {
    /// When it begins, in minutes from midnight.
    package let start: Int

    /// When it ends, in minutes from midnight; 1440 is the end of the day.
    package let end: Int

    /// - Returns: Nil unless the end comes after the start, on the same day.
    package init?(start: Int, end: Int) {
        guard (0..<end).contains(start), end <= 24 * 60 else { return nil }
        self.start = start
        self.end = end
    }

    /// The hours as `09:00–17:00`.
    package var description: String { "\(Self.text(start))–\(Self.text(end))" }

    /// Reads a time such as `9:00`, `09:00` or `24:00`.
    ///
    /// - Returns: The minutes from midnight, or nil for anything else.
    package static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
        else { return nil }
        let total = hours * 60 + minutes
        return total <= 24 * 60 ? total : nil
    }

    private static func text(_ minutes: Int) -> String {
        "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// The moments from the start to the end on a day, in seconds since 1970.
    ///
    /// Where clocks change in between, it is an hour shorter or longer. A time that comes twice means its first moment,
    /// and one that clocks skip means the moment that it would have been without the change.
    ///
    /// - Returns: Nil when no moment of the day lies between them.
    package func moments(on day: LocalDay) -> Range<Int>? {
        let first = Self.moment(start, on: day)
        let last = Self.moment(end, on: day)
        return first < last ? first..<last : nil
    }

    private static func moment(_ minutes: Int, on day: LocalDay) -> Int {
        func moment(daylightSaving: Int32) -> Int {
            var parts = tm()
            parts.tm_year = Int32(clamping: day.year - 1_900)
            parts.tm_mon = Int32(clamping: day.month - 1)
            parts.tm_mday = Int32(clamping: day.day)
            parts.tm_hour = Int32(clamping: minutes / 60)
            parts.tm_min = Int32(clamping: minutes % 60)
            parts.tm_isdst = daylightSaving
            return mktime(&parts)
        }
        // The C library is told both, because it alone would choose either of two moments.
        let candidates = [1, 0].map { moment(daylightSaving: $0) }
        let fitting = candidates.filter { shows(minutes % (24 * 60), at: $0) }
        return fitting.min() ?? moment(daylightSaving: -1)
    }

    private static func shows(_ minutes: Int, at moment: Int) -> Bool {
        var seconds = time_t(moment)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return Int(parts.tm_hour) * 60 + Int(parts.tm_min) == minutes
    }
}
