import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A report as one HTML file that can be sent to someone: it has no script and refers to nothing outside.
package struct ReportPage: Sendable {
    /// What stands above the report.
    package var title: String
    /// Whose time it is, or nil to leave it out.
    package var person: String?
    /// What was asked for beside the days, such as `Client: Royal Observatory`; none leaves the line out.
    package var selection: [String] = []
    /// When the page was made.
    package var created: Date

    private let report: Report

    /// Makes a page.
    ///
    /// - Parameters:
    ///   - report: What is on it.
    ///   - title: What stands above it.
    ///   - created: When it was made.
    package init(_ report: Report, title: String, created: Date) {
        self.report = report
        self.title = title
        self.created = created
    }

    /// The whole file.
    package var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(HTMLText.escaped(title)), \(report.period.words)</title>
        <style>
        \(ReportPageStyle.text)
        </style>
        </head>
        <body>
        <main>
        \(header)
        \(cards)
        \(SlotChart(report).html)
        \(GroupBars(report).html)
        \(GroupTable(report).html)
        \(notes)
        </main>
        </body>
        </html>

        """
    }

    /// Nothing may be fetched, run, framed or sent; only the style of the page itself holds.
    private static let policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private var header: String {
        var lines = ["<header>", "<h1>\(HTMLText.name(title))</h1>", "<p class=\"period\">\(report.period.words)</p>"]
        if let person { lines.append("<p class=\"who\">\(HTMLText.name(person))</p>") }
        lines += selection.map { "<p class=\"who\">\(HTMLText.name($0))</p>" }
        return (lines + ["</header>"]).joined(separator: "\n")
    }

    private var cards: String {
        let total = report.total
        var cards = [card("Total", Hours.text(seconds: total.seconds), "hours")]
        if total.billableSeconds > 0 {
            cards.append(card("Billable", Hours.text(seconds: total.billableSeconds), "hours"))
        }
        cards += total.amounts.map { card("Amount", $0.number, $0.currency ?? "") }
        cards.append(card("Entries", "\(total.entries)", total.running > 0 ? "\(total.running) running" : ""))
        return "<dl class=\"cards\">\n\(cards.joined(separator: "\n"))\n</dl>"
    }

    private func card(_ term: String, _ value: String, _ unit: String) -> String {
        let unit = unit.isEmpty ? "" : "<dd class=\"unit\">\(HTMLText.name(unit))</dd>"
        return "<div><dt>\(term)</dt><dd>\(value)</dd>\(unit)</div>"
    }

    private var notes: String {
        var notes: [String] = []
        if let rounding = report.rounding {
            notes.append(
                "The time of each entry is rounded \(rounding.words) before it is added up; "
                    + "recorded were \(Hours.text(seconds: report.total.exactSeconds)) hours."
            )
        }
        if !report.total.amounts.isEmpty {
            notes.append(
                "An amount is the billable time at its hourly rate, rounded once to the hundredth; "
                    + "amounts in different currencies are not added."
            )
        }
        if report.total.unpricedSeconds > 0 {
            notes.append("\(Hours.text(seconds: report.total.unpricedSeconds)) billable hours have no hourly rate.")
        }
        if report.grouping.dimensions.contains(.tag) {
            notes.append("An entry with several tags counts under each of them, and once in the total.")
        }
        if report.total.running > 0 {
            notes.append("Entries that are still running (\(report.total.running)) count until the report was made.")
        }
        notes.append("Made on \(LocalDay(created)) at \(LocalTime.clock(created)).")
        return "<footer>\n\(notes.map { "<p>\($0)</p>" }.joined(separator: "\n"))\n</footer>"
    }
}
