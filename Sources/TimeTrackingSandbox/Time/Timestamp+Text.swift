#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Times and durations as texts.
extension Timestamp {
    /// `yyyy-MM-ddTHH:mm:ssZ` in UTC.
    static func text(_ date: Date) -> String {
        text(CivilTime(seconds: seconds(of: date)), suffix: "Z")
    }

    /// `yyyy-MM-ddTHH:mm:ss+HH:MM`, as the reports write it, with `Z` for UTC.
    static func text(_ date: Date, in zone: ZoneRule) -> String {
        let seconds = seconds(of: date)
        let offset = zone.offset(at: seconds)
        return text(
            CivilTime(seconds: seconds + offset),
            suffix: offset == 0 ? "Z" : offsetText(offset, separator: ":")
        )
    }

    /// `yyyy-MM-ddTHH:mm:ss.SSS+HHMM`, as Jira writes it.
    static func jiraText(_ date: Date, in zone: ZoneRule) -> String {
        let seconds = seconds(of: date)
        let offset = zone.offset(at: seconds)
        return text(CivilTime(seconds: seconds + offset), suffix: ".000" + offsetText(offset, separator: ""))
    }

    /// The date of an HTTP header field, such as `Wed, 07 Jan 2026 09:00:00 GMT`.
    static func httpText(_ date: Date) -> String {
        let seconds = seconds(of: date)
        let civil = CivilTime(seconds: seconds)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let weekday = weekdays[CivilTime.weekday(ofDay: CivilTime.day(ofSeconds: seconds))]
        let month = months[civil.month - 1]
        return "\(weekday), \(civil.day.padded(to: 2)) \(month) \(civil.year.padded(to: 4)) \(civil.timeText) GMT"
    }

    /// An ISO-8601 duration whose hours may exceed 24: `PT86H40M13S`, `PT0S`.
    static func durationText(from start: Date, to end: Date) -> String {
        durationText(seconds(of: end) - seconds(of: start))
    }

    /// An ISO-8601 duration of whole seconds; a negative one counts as none.
    static func durationText(_ seconds: Int) -> String {
        let total = max(0, seconds)
        var text = "PT"
        if total >= 3_600 { text += "\(total / 3_600)H" }
        if total / 60 % 60 > 0 { text += "\(total / 60 % 60)M" }
        if total % 60 > 0 || total == 0 { text += "\(total % 60)S" }
        return text
    }

    private static func offsetText(_ offset: Int, separator: String) -> String {
        let minutes = Int(offset.magnitude) / 60
        return (offset < 0 ? "-" : "+") + (minutes / 60).padded(to: 2) + separator + (minutes % 60).padded(to: 2)
    }

    /// Digit by digit, because a page of a list has hundreds of these.
    private static func text(_ civil: CivilTime, suffix: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        func append(_ number: Int, _ digits: Int, _ separator: Unicode.Scalar?) {
            var divisor = digits == 4 ? 1_000 : 10
            while divisor > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
                divisor /= 10
            }
            if let separator { bytes.append(UInt8(ascii: separator)) }
        }
        append(civil.year, 4, "-")
        append(civil.month, 2, "-")
        append(civil.day, 2, "T")
        append(civil.hour, 2, ":")
        append(civil.minute, 2, ":")
        append(civil.second, 2, nil)
        bytes.append(contentsOf: suffix.utf8)
        return String(decoding: bytes, as: UTF8.self)
    }
}
