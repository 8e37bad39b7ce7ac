import TimetrackTime

/// The bars of the projects of a report: a table with a share and a drawing in each row.
struct GroupBars {
    private let report: Report

    /// The most projects that have a row of their own.
    private static let mostRows = 15

    init(_ report: Report) {
        self.report = report
    }

    var html: String {
        guard let longest = report.projects.first?.figures.seconds, longest > 0 else { return "" }
        let shown = report.projects.prefix(Self.mostRows)
        let rest = report.projects.dropFirst(Self.mostRows)
        var rows = shown.map { row($0.label, $0.figures, of: longest) }
        if !rest.isEmpty {
            let seconds = rest.reduce(0) { $0 + $1.figures.seconds }
            rows.append(
                "<tr><th scope=\"row\">\(rest.count) more</th><td>\(Hours.text(seconds: seconds))</td>"
                    + "<td>\(share(seconds))</td><td class=\"share\"></td></tr>"
            )
        }
        return """
            <section>
            <h2 id="projects">Time by project</h2>
            <table class="bars" aria-labelledby="projects">
            <thead><tr><th scope="col">Project</th><th scope="col">Time</th>\
            <th scope="colgroup" colspan="2">Share</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            \(report.slots.count > 1 ? "" : ChartKey(report).html)
            </section>
            """
    }

    private func row(_ label: String, _ figures: ReportFigures, of longest: Int) -> String {
        let billed = Hours.text(seconds: figures.billableSeconds)
        let part = figures.billableSeconds > 0 ? ", \(billed) of them billable" : ""
        let text = "\(Hours.text(seconds: figures.seconds)) hours\(part)"
        return "<tr><th scope=\"row\">\(HTMLText.name(label))</th><td>\(Hours.text(seconds: figures.seconds))</td>"
            + "<td>\(share(figures.seconds))</td>"
            + "<td class=\"share\"><svg viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(text)\">"
            + "<title>\(text)</title>" + bar("bar", figures.seconds, of: longest)
            + bar("billed", figures.billableSeconds, of: longest) + "</svg></td></tr>"
    }

    /// How much of the whole time that is, in per cent.
    private func share(_ seconds: Int) -> String {
        "\(report.total.seconds > 0 ? (seconds * 100 + report.total.seconds / 2) / report.total.seconds : 0) %"
    }

    private func bar(_ style: String, _ seconds: Int, of longest: Int) -> String {
        guard seconds > 0 else { return "" }
        return "<rect class=\"\(style)\" x=\"0\" y=\"0\" width=\"\(max(2, seconds * 1_000 / longest))\" height=\"20\"/>"
    }
}
