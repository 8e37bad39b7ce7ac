import TerminalOutput
import TimetrackReports
import TimetrackTime

/// A report as tables.
struct ReportTables {
    let report: Report

    /// How many columns of the terminal there are.
    let columns: Int

    /// A row of a table with bars.
    private struct Row {
        var cells: [StyledText]
        /// The time that its bar stands for; 0 for none.
        var seconds: Int
    }

    /// The columns that a name keeps before a bar gets any.
    private static let knownName = 24

    /// A shorter bar shows nothing.
    private static let shortestBar = 4

    /// The columns of a currency's name, which anybody may have chosen.
    private static let mostOfCurrency = 8

    /// One bar for each day, or for each month of a long period.
    var slots: Table {
        let unit = report.slots.first?.unit == .month ? "Month" : "Day"
        let rows = report.slots.map { slot in
            let hours = Hours.text(seconds: slot.figures.seconds)
            return Row(cells: [StyledText(slot.name), StyledText(hours)], seconds: slot.figures.seconds)
        }
        return table([.init(unit), .init("Hours", .trailing)], rows, longestBar: 40)
    }

    /// One row for each group, groups within groups below them, and the total.
    var groups: Table {
        var headings: [Table.Column] = [
            .init(report.grouping.dimensions.map(\.title).joined(separator: ", "), mayShrink: true),
            .init("Hours", .trailing),
        ]
        if report.rounding != nil { headings.append(.init("Exact", .trailing)) }
        if hasBillable { headings.append(.init("Billable", .trailing)) }
        if hasAmounts { headings.append(.init("Amount", .trailing)) }
        let groups = report.groups.flatMap { rows(of: $0, depth: 0) }
        let total = rows(StyledText("Total", .strong), report.total, .strong, bar: 0)
        return table(headings, groups + total, longestBar: 16)
    }

    private var hasBillable: Bool { report.total.billableSeconds > 0 }
    private var hasAmounts: Bool { !report.total.amounts.isEmpty }

    /// A table with a column of bars, which get what figures and names leave; where that is little there are none.
    private func table(_ headings: [Table.Column], _ rows: [Row], longestBar: Int) -> Table {
        let widths = headings.indices.map { index in
            ([headings[index].title] + rows.map { $0.cells[index] }).map(\.displayWidth).max() ?? 0
        }
        let name = headings[0].mayShrink ? min(widths[0], Self.knownName) : widths[0]
        let room = min(longestBar, columns - name - widths.dropFirst().reduce(0, +) - 2 * headings.count)
        let longest = rows.map(\.seconds).max() ?? 0
        var table = Table(room < Self.shortestBar ? headings : headings + [.init("")])
        for row in rows {
            let bar = Bar.text(Double(row.seconds), of: Double(longest), columns: room)
            table.append(row.cells + [StyledText(bar, .accent)])
        }
        return table
    }

    private func rows(of group: ReportGroup, depth: Int) -> [Row] {
        let day = group.dimension == .day ? group.id.flatMap { LocalDay($0)?.short } : nil
        let indent = StyledText(String(repeating: "  ", count: depth))
        let name = StyledText(day ?? group.label, group.name == nil ? .faint : depth == 0 ? .accent : .plain)
        // Bars stand beside the outermost groups alone, whose times add up.
        let own = rows(indent + name, group.figures, .plain, bar: depth == 0 ? group.figures.seconds : 0)
        return own + group.groups.flatMap { rows(of: $0, depth: depth + 1) }
    }

    /// The figures beside a name, and below them a row for the amount in each further currency.
    private func rows(_ name: StyledText, _ figures: ReportFigures, _ style: TextStyle, bar seconds: Int) -> [Row] {
        var cells = [name, StyledText(Hours.text(seconds: figures.seconds), style)]
        if report.rounding != nil { cells.append(StyledText(Hours.text(seconds: figures.exactSeconds), .faint)) }
        if hasBillable { cells.append(StyledText(Hours.text(seconds: figures.billableSeconds), style)) }
        guard hasAmounts else { return [Row(cells: cells, seconds: seconds)] }
        let amounts = figures.amounts.map { StyledText(Self.text($0), style) }
        let blank = cells.map { _ in StyledText("") }
        let further = amounts.dropFirst().map { Row(cells: blank + [$0], seconds: 0) }
        return [Row(cells: cells + [amounts.first ?? ""], seconds: seconds)] + further
    }

    /// An amount whose number is whole, whatever the currency is called.
    private static func text(_ amount: MoneyAmount) -> String {
        guard let currency = amount.currency else { return amount.number }
        return "\(amount.number) \(currency.safeForTerminals.truncated(toColumns: mostOfCurrency))"
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
