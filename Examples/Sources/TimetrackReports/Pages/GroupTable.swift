import TimetrackTime

/// The groups of a report and its total as a table.
struct GroupTable {
    private let report: Report
    private let hasBillable: Bool
    private let hasAmounts: Bool

    init(_ report: Report) {
        self.report = report
        self.hasBillable = report.total.billableSeconds > 0
        self.hasAmounts = !report.total.amounts.isEmpty
    }

    var html: String {
        let dimensions = report.grouping.dimensions.map(\.title).joined(separator: ", ")
        var rows: [String] = []
        for group in report.groups { append(group, depth: 0, to: &rows) }
        if rows.isEmpty {
            rows.append("<tr class=\"flat\"><th scope=\"row\">No entries.</th>\(cells(report.total))</tr>")
        }
        // Which column has decimal hours, the time once more, which narrow screens leave out.
        let style = report.rounding == nil ? "plain" : "exact"
        return """
            <section tabindex="0" aria-labelledby="details">
            <h2 id="details">Details</h2>
            <table class="groups \(style)" aria-labelledby="details">
            <thead><tr><th scope="col">\(dimensions)</th>\(heading)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            <tfoot><tr><th scope="row">Total</th>\(cells(report.total))</tr></tfoot>
            </table>
            </section>
            """
    }

    private var heading: String {
        var titles = ["Time", "Hours"]
        if report.rounding != nil { titles.insert("Recorded", at: 0) }
        if hasBillable { titles.append("Billable") }
        if hasAmounts { titles.append("Amount") }
        return titles.map { "<th scope=\"col\">\($0)</th>" }.joined()
    }

    private func append(_ group: ReportGroup, depth: Int, to rows: inout [String]) {
        let style = report.grouping.dimensions.count == 1 ? "flat" : "d\(depth)"
        rows.append(
            "<tr class=\"\(style)\"><th scope=\"row\">\(HTMLText.name(group.label))</th>\(cells(group.figures))</tr>"
        )
        for inner in group.groups { append(inner, depth: depth + 1, to: &rows) }
    }

    private func cells(_ figures: ReportFigures) -> String {
        var cells = [Hours.text(seconds: figures.seconds), DecimalText.hours(seconds: figures.seconds)]
        if report.rounding != nil { cells.insert(Hours.text(seconds: figures.exactSeconds), at: 0) }
        if hasBillable { cells.append(Hours.text(seconds: figures.billableSeconds)) }
        if hasAmounts {
            let amounts = figures.amounts.map { amount in
                amount.number + (amount.currency.map { " " + HTMLText.name($0) } ?? "")
            }
            cells.append(amounts.joined(separator: "<br>"))
        }
        return cells.map { "<td>\($0)</td>" }.joined()
    }
}
