package import TimetrackTime

/// A stretch of a report's period that is one bar: a day, or a month of a long period.
package struct ReportSlot: Sendable {
    /// How long the slots of a report are.
    package enum Unit: String, Sendable {
        case day
        case month
    }

    /// Its first day within the period.
    package let first: LocalDay
    /// How long it is.
    package let unit: Unit
    /// What its entries come to.
    package internal(set) var figures = ReportFigures()

    init(_ first: LocalDay, _ unit: Unit) {
        self.first = first
        self.unit = unit
    }

    /// Its name in a table: `Sat 21 Nov` or `November 2026`.
    package var name: String {
        switch unit {
        case .day: first.short
        case .month: "\(ReportPeriod.monthName(first.month)) \(first.year)"
        }
    }

    /// Its name under a narrow bar: `21` or `Nov`.
    package var shortName: String {
        switch unit {
        case .day: "\(first.day)"
        case .month: String(ReportPeriod.monthName(first.month).prefix(3))
        }
    }

    /// Whether it is a Saturday or a Sunday.
    package var isWeekend: Bool { unit == .day && (first.weekday == 0 || first.weekday == 6) }
}
