import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A report as a CSV file.
package enum ReportSheet {
    private static let entryHeader = [
        "Date", "Start", "End", "Client", "Project", "Task", "Description", "Tags", "Billable", "Hours", "Exact hours",
        "Seconds", "Exact seconds", "Rate", "Amount", "Currency", "Running", "Id",
    ]

    private static let figuresHeader = [
        "Hours", "Exact hours", "Billable hours", "Seconds", "Exact seconds", "Billable seconds", "Entries", "Amount",
        "Currency",
    ]

    /// A row for each entry, the oldest first.
    package static func entries(of report: Report) -> String {
        report.entries.reduce(into: CSVText.record(entryHeader)) { $0 += CSVText.record(cells(of: $1)) }
    }

    /// A row for each innermost group; a group whose time is billed in several currencies has a row for each of them, with the
    /// times in the first one alone, so that a column can be added up.
    package static func groups(of report: Report) -> String {
        let names = report.grouping.dimensions.map(\.title)
        var text = CSVText.record(names + figuresHeader)
        for group in report.groups { append(group, under: [], to: &text) }
        return text
    }

    private static func append(_ group: ReportGroup, under path: [String], to text: inout String) {
        let path = path + [CSVText.cell(group.name ?? "")]
        for inner in group.groups { append(inner, under: path, to: &text) }
        guard group.groups.isEmpty else { return }
        let figures = group.figures
        let times = [
            DecimalText.hours(seconds: figures.seconds), DecimalText.hours(seconds: figures.exactSeconds),
            DecimalText.hours(seconds: figures.billableSeconds), "\(figures.seconds)", "\(figures.exactSeconds)",
            "\(figures.billableSeconds)", "\(figures.entries)",
        ]
        let amounts = figures.amounts
        text += CSVText.record(path + times + money(amounts.first))
        for amount in amounts.dropFirst() {
            text += CSVText.record(path + times.map { _ in "" } + money(amount))
        }
    }

    private static func cells(of counted: CountedEntry) -> [String] {
        let entry = counted.entry
        let names = [entry.client?.name, entry.project?.name, entry.task?.name, entry.description]
        let head = [counted.day.description, moment(entry.start), entry.end.map(moment) ?? ""]
        let times = [
            DecimalText.hours(seconds: counted.seconds), DecimalText.hours(seconds: counted.exactSeconds),
            "\(counted.seconds)", "\(counted.exactSeconds)",
        ]
        return head + names.map { CSVText.cell($0 ?? "") }
            + [CSVText.cell(entry.tags.map(\.name).joined(separator: "; ")), entry.isBillable ? "yes" : "no"] + times
            + [counted.billedRate.map { DecimalText.hundredths($0.hundredths) } ?? ""] + money(counted.amount)
            + [entry.end == nil ? "yes" : "no", CSVText.cell(entry.id)]
    }

    private static func money(_ amount: MoneyAmount?) -> [String] {
        [amount?.number ?? "", CSVText.cell(amount?.currency ?? "")]
    }

    /// A moment as the clock on the wall shows it: `2026-11-21 09:10:00`.
    private static func moment(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        return "\(LocalDay(date)) \(LocalTime.clock(date)):\(twoDigits(((seconds % 60) + 60) % 60))"
    }
}
