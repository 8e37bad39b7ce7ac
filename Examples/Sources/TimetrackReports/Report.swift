import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Time entries of a period, added up.
///
/// An entry belongs to the day on which it began, in the zone of this machine, and counts whole there. Each entry is rounded
/// before it is added to anything. An entry with several tags counts under each of them and once in the totals. A running
/// entry counts until now.
package struct Report: Sendable {
    /// The days that it covers.
    package let period: ReportPeriod
    /// What the entries are grouped by.
    package let grouping: ReportGrouping
    /// How the time of each entry is rounded, or nil for not at all.
    package let rounding: TimeRounding?
    /// The entries, the oldest first.
    package let entries: [CountedEntry]
    /// What they all come to.
    package let total: ReportFigures
    /// All stretches of the period in their order, those without an entry among them.
    package let slots: [ReportSlot]
    /// The outermost groups.
    package let groups: [ReportGroup]
    /// The projects, whatever the groups are.
    package let projects: [ReportGroup]

    /// The most days that each have a bar of their own; beyond them each month has one.
    package static var mostDailySlots: Int { 62 }

    /// Adds entries up.
    ///
    /// - Parameters:
    ///   - entries: The entries, in any order; those that began on other days are left out.
    ///   - period: The days.
    ///   - grouping: What to group by.
    ///   - rounding: How to round the time of each entry, or nil for not at all.
    ///   - now: Until when a running entry counts.
    package init(
        _ entries: [ReportEntry],
        period: ReportPeriod,
        grouping: ReportGrouping,
        rounding: TimeRounding?,
        now: Date
    ) {
        let days = period.days
        let unit = days.count <= Self.mostDailySlots ? ReportSlot.Unit.day : .month
        var slots: [ReportSlot] = []
        var slotOfDay: [LocalDay: Int] = [:]
        for day in days {
            if unit == .day || day.day == 1 || slots.isEmpty { slots.append(ReportSlot(day, unit)) }
            slotOfDay[day] = slots.count - 1
        }
        var tree = GroupTree(grouping)
        var projects = GroupTree(ReportGrouping(.project))
        var total = ReportFigures()
        var counted: [CountedEntry] = []
        counted.reserveCapacity(entries.count)
        for entry in entries.sorted(by: { ($0.start, $0.id) < ($1.start, $1.id) }) {
            let entry = CountedEntry(entry, rounding: rounding, now: now)
            guard let slot = slotOfDay[entry.day] else { continue }
            slots[slot].figures.add(entry)
            total.add(entry)
            tree.add(entry)
            projects.add(entry)
            counted.append(entry)
        }
        self.period = period
        self.grouping = grouping
        self.rounding = rounding
        self.entries = counted
        self.total = total
        self.slots = slots
        self.groups = tree.groups
        self.projects = projects.groups
    }

    /// The time in seconds of the longest bar.
    package var longestSlot: Int { slots.map(\.figures.seconds).max() ?? 0 }
}
