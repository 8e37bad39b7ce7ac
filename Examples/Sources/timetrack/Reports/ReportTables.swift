import TerminalOutput
import TimetrackReports
import TimetrackTime

/// A report as tables.
struct ReportTables {
    let report: Report

    /// How many columns of the terminal there are.
    let columns: Int

    /// One bar for each day, or for each month of a long period.
    var slots: Table {
        var table = Table([
            .init(report.slots.first?.unit == .month ? "Month" : "Day"), .init("Hours", .trailing), .init(""),
        ])
        for slot in report.slots {
            let bar = Bar.text(Double(slot.figures.seconds), of: Double(report.longestSlot), columns: barRoom(16))
            table.append([
                StyledText(slot.name), StyledText(Hours.text(seconds: slot.figures.seconds)), StyledText(bar, .accent),
            ])
        }
        return table
    }

    /// One row for each group, groups within groups below them, and the total.
    var groups: Table {
        var headings: [Table.Column] = [
            .init(report.grouping.dimensions.map(\.title).joined(separator: ", "), mayShrink: true),
            .init("Hours", .trailing),
        ]
        if report.rounding != nil { headings.append(.init("Exact", .trailing)) }
        if hasBillable { headings.append(.init("Billable", .trailing)) }
        if hasAmounts { headings.append(.init("Amount", .trailing, mayShrink: true)) }
        headings.append(.init(""))
        var table = Table(headings)
        let longest = report.groups.map(\.figures.seconds).max() ?? 0
        for group in report.groups { append(group, depth: 0, of: longest, to: &table) }
        table.append([StyledText("Total", .strong)] + figures(report.total, .strong))
        return table
    }

    private var hasBillable: Bool { report.total.billableSeconds > 0 }
    private var hasAmounts: Bool { !report.total.amounts.isEmpty }

    /// The columns that bars may take beside a name of so many.
    private func barRoom(_ names: Int) -> Int {
        max(8, min(40, columns - names - 12))
    }

    private func append(_ group: ReportGroup, depth: Int, of longest: Int, to table: inout Table) {
        let day = group.dimension == .day ? group.id.flatMap { LocalDay($0)?.short } : nil
        let indent = StyledText(String(repeating: "  ", count: depth))
        let name = StyledText(day ?? group.label, group.name == nil ? .faint : depth == 0 ? .accent : .plain)
        // Bars stand beside the outermost groups alone, whose times add up.
        let bar = depth == 0 ? Bar.text(Double(group.figures.seconds), of: Double(longest), columns: 16) : ""
        table.append([indent + name] + figures(group.figures, .plain) + [StyledText(bar, .accent)])
        for inner in group.groups { append(inner, depth: depth + 1, of: longest, to: &table) }
    }

    private func figures(_ figures: ReportFigures, _ style: TextStyle) -> [StyledText] {
        var cells = [StyledText(Hours.text(seconds: figures.seconds), style)]
        if report.rounding != nil { cells.append(StyledText(Hours.text(seconds: figures.exactSeconds), .faint)) }
        if hasBillable { cells.append(StyledText(Hours.text(seconds: figures.billableSeconds), style)) }
        if hasAmounts { cells.append(StyledText(figures.amountsText, style)) }
        return cells
    }

    /// One row for each innermost group, for programs: the names from the outside, then seconds, exact seconds, billable
    /// seconds, entries and amounts.
    var values: Table {
        var table = Table((report.grouping.dimensions.map(\.rawValue) + Self.valueNames).map { .init($0) })
        for group in report.groups { append(group, under: [], to: &table) }
        return table
    }

    private static let valueNames = ["seconds", "exact_seconds", "billable_seconds", "entries", "amounts"]

    private func append(_ group: ReportGroup, under path: [StyledText], to table: inout Table) {
        let path = path + [StyledText(group.name ?? "")]
        for inner in group.groups { append(inner, under: path, to: &table) }
        guard group.groups.isEmpty else { return }
        let figures = group.figures
        table.append(
            path + [
                "\(figures.seconds)", "\(figures.exactSeconds)", "\(figures.billableSeconds)", "\(figures.entries)",
                StyledText(figures.amountsText),
            ]
        )
    }
}
