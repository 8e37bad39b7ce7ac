package import TimetrackTime

/// The days that a screen lists.
package enum Timeframe: String, Sendable, Hashable, CaseIterable {
    case today
    case week
    case month

    /// The one after it; the first one after the last.
    package var next: Timeframe {
        switch self {
        case .today: .week
        case .week: .month
        case .month: .today
        }
    }

    /// The first day: today, Monday, or the first of the month.
    package func firstDay(_ today: LocalDay) -> LocalDay {
        switch self {
        case .today: today
        case .week: today.adding(days: -((today.weekday + 6) % 7))
        case .month: today.adding(days: 1 - today.day)
        }
    }

    /// The first day that has to be known to show it, because the week is shown beside a day.
    package func firstKnownDay(_ today: LocalDay) -> LocalDay {
        min(firstDay(today), Timeframe.week.firstDay(today))
    }
}
