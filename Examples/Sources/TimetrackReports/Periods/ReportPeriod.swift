package import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// The days that a report covers.
package struct ReportPeriod: Sendable, Hashable {
    /// The first day.
    package let first: LocalDay
    /// The last day, which belongs to it.
    package let last: LocalDay

    /// The days from one to another; the earlier one is the first.
    package init(from first: LocalDay, to last: LocalDay) {
        self.first = min(first, last)
        self.last = max(first, last)
    }

    /// One day.
    package static func day(_ day: LocalDay) -> ReportPeriod {
        ReportPeriod(from: day, to: day)
    }

    /// The week of a day, whose first day has a number, 0 for Sunday.
    package static func week(of day: LocalDay, startingOn weekday: Int) -> ReportPeriod {
        let first = day.adding(days: -((day.weekday - weekday + 7) % 7))
        return ReportPeriod(from: first, to: first.adding(days: 6))
    }

    /// The month of a day.
    package static func month(of day: LocalDay) -> ReportPeriod {
        let first = day.adding(days: 1 - day.day)
        // Four weeks and three days on is the next month, whatever this one is called.
        let next = first.adding(days: 31)
        return ReportPeriod(from: first, to: next.adding(days: -next.day))
    }

    /// The month before that of a day.
    package static func month(before day: LocalDay) -> ReportPeriod {
        month(of: day.adding(days: -day.day))
    }

    /// The first moment of the period.
    package var start: Date { first.start }

    /// The first moment after the period.
    package var end: Date { last.end }

    /// Whether a day belongs to it.
    package func contains(_ day: LocalDay) -> Bool { first <= day && day <= last }

    /// All of its days.
    package var days: [LocalDay] {
        var days = [first]
        while let day = days.last, day < last { days.append(day.adding(days: 1)) }
        return days
    }

    /// The period in words: `Mon 02 Nov to Sun 08 Nov 2026`, or `November 2026` when it is a whole month.
    package var words: String {
        guard first < last else { return "\(first.short) \(first.year)" }
        if self == .month(of: first) { return "\(Self.monthName(first.month)) \(first.year)" }
        return first.year == last.year
            ? "\(first.short) to \(last.short) \(last.year)"
            : "\(first.short) \(first.year) to \(last.short) \(last.year)"
    }

    /// The name of a month, from 1.
    package static func monthName(_ month: Int) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return names.indices.contains(month - 1) ? names[month - 1] : "\(month)"
    }
}
