import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

extension TimesheetCheck {
    /// Looks for workdays without a single entry: Monday to Friday, up to yesterday.
    ///
    /// - Parameters:
    ///   - period: The days to look at.
    ///   - entries: The entries of one person that hold time of those days, in any order.
    ///   - rules: Which days are holidays, and when workdays begin and end.
    ///   - now: The present moment, until which a running entry has lasted.
    /// - Returns: One finding for each of those days, the first day first.
    package static func emptyDays(
        in period: ReportPeriod,
        among entries: [ReportEntry],
        rules: TimesheetRules,
        now: Date
    ) -> [TimesheetFinding] {
        let today = LocalDay(now)
        let days = period.days.filter { day in
            (1...5).contains(day.weekday) && day < today && !rules.holidays.contains(day)
        }
        guard !days.isEmpty else { return [] }
        let filled = filledDays(of: period, by: entries, now: now)
        return days.filter { !filled.contains($0) }
            .map { day in
                let start = day.moment(atMinutes: rules.workdayStart)
                let end = max(start, day.moment(atMinutes: rules.workdayEnd))
                return TimesheetFinding(
                    kind: .noEntries,
                    entry: nil,
                    other: nil,
                    start: start,
                    end: end,
                    seconds: Int(end.timeIntervalSince(start).rounded(.down))
                )
            }
    }

    /// The findings of both kinds as one list.
    package static func merged(_ findings: [TimesheetFinding], _ others: [TimesheetFinding]) -> [TimesheetFinding] {
        (findings + others).sorted(by: TimesheetFinding.isBefore)
    }

    /// The days of which an entry holds time, or on which it begins.
    private static func filledDays(of period: ReportPeriod, by entries: [ReportEntry], now: Date) -> Set<LocalDay> {
        var filled: Set<LocalDay> = []
        for entry in entries where entry.start < period.end {
            // An entry that ends at midnight holds nothing of the next day.
            let last = max(entry.start, (entry.end ?? now).addingTimeInterval(-1))
            var day = max(LocalDay(entry.start), period.first)
            let lastDay = min(LocalDay(last), period.last)
            while day <= lastDay {
                filled.insert(day)
                day = day.adding(days: 1)
            }
        }
        return filled
    }
}
