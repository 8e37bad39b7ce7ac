import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Looks for what is missing or cannot be true in a timesheet.
package enum TimesheetCheck {
    /// Looks through entries, in one pass.
    ///
    /// - Parameters:
    ///   - entries: The entries of one person, in any order.
    ///   - rules: From when on something is worth a look.
    ///   - now: The present moment, until which a running entry has lasted.
    /// - Returns: What was found, by the moments at which it begins.
    package static func findings(
        in entries: [ReportEntry],
        rules: TimesheetRules,
        now: Date
    ) -> [TimesheetFinding] {
        var findings: [TimesheetFinding] = []
        // The entry that ended last of all so far, and when it did.
        var latest: (entry: ReportEntry, end: Date)?
        // Where those stand that have not ended yet, by their ends.
        var open: [(index: Int, end: Date)] = []
        let sorted = entries.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        for (index, entry) in sorted.enumerated() {
            let end = max(entry.start, entry.end ?? now)
            open.removeFirst(open.firstIndex { $0.end > entry.start } ?? open.count)
            if entry.start < end {
                findings += open.suffix(mostOverlaps).reversed()
                    .map { overlap(of: entry, until: end, with: sorted[$0.index], until: $0.end) }
            }
            if let latest, let gap = gap(before: entry, after: latest.entry, since: latest.end, rules) {
                findings.append(gap)
            }
            findings += findingsAlone(entry, until: end, rules, now)
            if end >= latest?.end ?? end { latest = (entry, end) }
            open.insert((index, end), at: open.lastIndex { $0.end <= end }.map { $0 + 1 } ?? 0)
        }
        return findings.sorted(by: TimesheetFinding.isBefore)
    }

    /// With how many earlier entries an entry is compared, those that reach furthest, so that a timesheet in which all
    /// entries overlap has no list that grows with the square of their number.
    private static var mostOverlaps: Int { 5 }

    /// What is wrong with an entry whatever stands beside it.
    private static func findingsAlone(
        _ entry: ReportEntry,
        until end: Date,
        _ rules: TimesheetRules,
        _ now: Date
    ) -> [TimesheetFinding] {
        var kinds: [TimesheetFinding.Kind] = []
        let seconds = entry.seconds(now: now)
        let isRunning = entry.end == nil
        if entry.project == nil { kinds.append(.noProject) }
        if entry.description?.allSatisfy(\.isWhitespace) ?? true { kinds.append(.noDescription) }
        if !isRunning, seconds > rules.longestEntry { kinds.append(.tooLong) }
        if isRunning, seconds > rules.longestTimer { kinds.append(.forgotten) }
        if entry.projectIsBillable == true, !entry.isBillable { kinds.append(.unbilled) }
        return kinds.map { kind in
            TimesheetFinding(
                kind: kind,
                entry: entry,
                other: nil,
                start: entry.start,
                end: entry.end,
                seconds: seconds
            )
        }
    }

    private static func overlap(
        of entry: ReportEntry,
        until end: Date,
        with other: ReportEntry,
        until otherEnd: Date
    ) -> TimesheetFinding {
        let shared = min(end, otherEnd)
        return TimesheetFinding(
            kind: .overlap,
            entry: entry,
            other: other,
            start: entry.start,
            end: shared,
            seconds: Int(shared.timeIntervalSince(entry.start).rounded(.down))
        )
    }

    /// The pause before an entry, as far as it lies in the working hours of one day from Monday to Friday.
    private static func gap(
        before entry: ReportEntry,
        after other: ReportEntry,
        since lastEnd: Date,
        _ rules: TimesheetRules
    ) -> TimesheetFinding? {
        let day = LocalDay(entry.start)
        guard (1...5).contains(day.weekday), LocalDay(lastEnd) == day else { return nil }
        let start = max(lastEnd, day.moment(atMinutes: rules.workdayStart))
        let end = min(entry.start, day.moment(atMinutes: rules.workdayEnd))
        let seconds = Int(end.timeIntervalSince(start).rounded(.down))
        guard seconds > rules.longestPause else { return nil }
        return TimesheetFinding(kind: .gap, entry: entry, other: other, start: start, end: end, seconds: seconds)
    }
}
