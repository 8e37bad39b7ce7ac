import TimetrackTime

@testable import TimetrackReports

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Days of a week in which no clock is changed, and entries on them.
enum Week {
    /// Monday, 2 November 2026.
    static let monday = LocalDay("2026-11-02") ?? LocalDay(Date(timeIntervalSince1970: 0))

    /// A moment of the week, by the days after Monday and what the clock shows.
    static func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Date {
        monday.adding(days: day).moment(atMinutes: hour * 60 + minute)
    }

    /// Saturday noon, after everything.
    static let now = at(5, 12)

    /// An entry from one moment, lasting some minutes.
    static func entry(
        _ id: String,
        _ start: Date,
        minutes: Double,
        project: String? = "Loom",
        client: String? = nil,
        tags: [String] = [],
        rate: HourlyRate? = nil
    ) -> ReportEntry {
        var entry = ReportEntry(id: id, start: start, end: start.addingTimeInterval(minutes * 60))
        entry.description = "Work"
        entry.project = project.map { ReportName(id: "p-\($0)", name: $0) }
        entry.client = client.map { ReportName(id: "c-\($0)", name: $0) }
        entry.tags = tags.map { ReportName(id: "t-\($0)", name: $0) }
        entry.isBillable = rate != nil
        entry.rate = rate
        return entry
    }

    /// A report of the week.
    static func report(_ entries: [ReportEntry], by grouping: String = "project", round: String? = nil) -> Report {
        Report(
            entries,
            period: .week(of: monday, startingOn: 1),
            grouping: ReportGrouping(grouping) ?? ReportGrouping(.project),
            rounding: round.flatMap { TimeRounding($0) },
            now: now
        )
    }
}
