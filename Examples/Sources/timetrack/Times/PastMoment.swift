import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Moments before the present one, as a person would say them and as `--at` reads them.
enum PastMoment {
    /// The moment as `17:30`, `yesterday 17:30` or `2026-11-19 17:30`.
    static func text(_ date: Date, now: Date) -> String {
        let day = LocalDay(date)
        let today = LocalDay(now)
        let clock = LocalTime.clock(date)
        if day == today { return clock }
        return day == today.adding(days: -1) ? "yesterday \(clock)" : "\(day) \(clock)"
    }

    /// The same with the seconds, when the moment is not at a whole minute.
    static func exactText(_ date: Date, now: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) % 60
        guard seconds != 0 else { return text(date, now: now) }
        return "\(text(date, now: now)):\(seconds < 10 ? "0" : "")\(seconds)"
    }

    /// When work that began at a moment has likely ended: at six in the evening, else an hour later, but not after now.
    static func likelyEnd(of start: Date, now: Date) -> Date {
        let evening = LocalDay(start).start.addingTimeInterval(18 * 3_600)
        return min(start < evening ? evening : start.addingTimeInterval(3_600), now)
    }
}
