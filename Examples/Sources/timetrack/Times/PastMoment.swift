import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Moments before the present one, as a person would say them.
enum PastMoment {
    /// The moment as `17:30`, `yesterday 17:30` or `2026-11-19 17:30`, with `(UTC+02:00)` when the clock shows that time
    /// twice.
    static func text(_ date: Date, now: Date, in zone: LocalZone = .machine) -> String {
        let day = zone.wallTime(at: date).day
        let today = zone.wallTime(at: now).day
        let time = LocalTime.timeOfDay(date, in: zone)
        if day == today { return time }
        return day == today.adding(days: -1) ? "yesterday \(time)" : "\(day) \(time)"
    }

    /// When work that began at a moment has likely ended: at six in the evening, else an hour later, but not after now.
    ///
    /// - Returns: A whole minute, unless that would be before the start.
    static func likelyEnd(of start: Date, now: Date, in zone: LocalZone = .machine) -> Date {
        let evening = zone.firstMoment(of: WallTime(zone.wallTime(at: start).day, ClockTime(secondOfDay: 18 * 3_600)))
        let end = min(start < evening ? evening : start.addingTimeInterval(3_600), now)
        let minute = Date(timeIntervalSince1970: (end.timeIntervalSince1970 / 60).rounded(.down) * 60)
        return minute < start ? end : minute
    }
}
