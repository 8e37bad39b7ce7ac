import TimetrackReports
import TimetrackTime

/// What a reader of a report on a terminal should know to understand its figures.
enum ReportNotes {
    /// The sentences, none of which applies to every report.
    static func of(_ report: Report) -> [String] {
        var notes: [String] = []
        if let rounding = report.rounding { notes.append("Each entry is rounded \(rounding.words).") }
        if report.grouping.dimensions.contains(.tag), report.entries.contains(where: { $0.entry.tags.count > 1 }) {
            notes.append("An entry with several tags counts under each of them and once in the total.")
        }
        if report.total.running > 0 { notes.append("A timer is running; it counts until now.") }
        if report.total.unpricedSeconds > 0, !report.total.amounts.isEmpty {
            let hours = Hours.text(seconds: report.total.unpricedSeconds)
            notes.append("Of the billable time, \(hours) hours have no hourly rate.")
        }
        return notes
    }
}
