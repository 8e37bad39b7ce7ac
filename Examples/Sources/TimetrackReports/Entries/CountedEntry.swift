package import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// An entry with what it counts for in a report.
package struct CountedEntry: Sendable {
    /// The entry.
    package let entry: ReportEntry
    /// The day to which it belongs: that on which it began.
    package let day: LocalDay
    /// How long it took, in seconds; a running one until now.
    package let exactSeconds: Int
    /// The same, rounded as the report says.
    package let seconds: Int

    /// Counts an entry.
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - rounding: How its time is rounded, or nil for not at all.
    ///   - now: Until when a running entry counts.
    package init(_ entry: ReportEntry, rounding: TimeRounding?, now: Date) {
        self.entry = entry
        self.day = LocalDay(entry.start)
        self.exactSeconds = entry.seconds(now: now)
        self.seconds = rounding?.round(exactSeconds) ?? exactSeconds
    }

    /// What the entry is billed at, or nil when it is not billed or no price is said.
    package var billedRate: HourlyRate? {
        guard entry.isBillable, let rate = entry.rate, rate.hundredths > 0 else { return nil }
        return rate
    }

    /// What the entry comes to, or nil when it is not billed or no price is said.
    package var amount: MoneyAmount? {
        guard let billedRate else { return nil }
        var sum = MoneySum()
        sum.add(seconds: seconds, at: billedRate)
        return sum.amounts.first
    }
}
