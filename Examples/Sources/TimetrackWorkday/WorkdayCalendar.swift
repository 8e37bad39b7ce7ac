package import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Which days are workdays that can be posted.
package enum WorkdayCalendar {
    /// The days that have passed, of Monday to Friday, in the zone of this machine.
    ///
    /// - Parameters:
    ///   - days: The days with tracked time, in any order.
    ///   - first: The first day wanted, or nil for all.
    ///   - last: The last day wanted, or nil for all.
    ///   - now: The present moment; its day is not over and not among them.
    /// - Returns: The days, the first one first.
    package static func workdays(
        of days: some Sequence<LocalDay>,
        from first: LocalDay?,
        to last: LocalDay?,
        now: Date
    ) -> [LocalDay] {
        let today = LocalDay(now)
        return
            days.filter { day in
                (1...5).contains(day.weekday) && day < today && first.map { $0 <= day } ?? true
                    && last.map { day <= $0 } ?? true
            }
            .sorted()
    }
}
