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

extension LocalDay {
    /// The moment at which the clock on the wall shows a time on this day.
    ///
    /// A time that the clock leaves out, because summer time begins, counts as if it had been shown; of a time that it
    /// shows twice the C library takes one.
    ///
    /// - Parameter minutes: The minutes that the clock shows since midnight.
    /// - Returns: The moment.
    package func moment(atMinutes minutes: Int) -> Date {
        var parts = tm()
        parts.tm_year = Int32(clamping: year - 1900)
        parts.tm_mon = Int32(clamping: month - 1)
        parts.tm_mday = Int32(clamping: day)
        parts.tm_min = Int32(clamping: minutes)
        parts.tm_isdst = -1
        return Date(timeIntervalSince1970: Double(mktime(&parts)))
    }
}
