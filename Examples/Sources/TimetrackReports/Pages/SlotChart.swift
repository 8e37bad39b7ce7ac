import TimetrackTime

/// The bars of the days of a report, or of its months, as a drawing within the page.
struct SlotChart {
    private let report: Report
    private let slots: [ReportSlot]
    /// The hours that the top line stands for.
    private let top: Int
    /// The hours between two lines.
    private let step: Int

    private static let width = 720.0
    private static let height = 170.0
    private static let left = 34.0
    private static let above = 10.0

    init(_ report: Report) {
        self.report = report
        self.slots = report.slots
        let hours = max(1, (report.longestSlot + 3_599) / 3_600)
        let steps = [1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 500, 1_000]
        self.step = steps.first { hours <= $0 * 5 } ?? max(1, (hours + 4) / 5)
        self.top = (hours + step - 1) / step * step
    }

    var html: String {
        guard slots.count > 1 else { return "" }
        let unit = slots[0].unit
        let total = Hours.text(seconds: report.total.seconds)
        // Readers who do not see the bars get their figures, those of days without time aside.
        let figures = slots.filter { $0.figures.seconds > 0 }
            .map { "\($0.name) \(Hours.text(seconds: $0.figures.seconds))" }
        let list = figures.isEmpty ? "" : ": \(figures.joined(separator: ", "))"
        let description = "\(slots.count) bars, one for each \(unit.rawValue); together \(total) hours\(list)."
        return """
            <section>
            <h2>Time by \(unit.rawValue)</h2>
            <figure>
            <svg viewBox="0 0 \(number(Self.width)) \(number(Self.height + 32))" role="img" \
            aria-labelledby="slots-title slots-text">
            <title id="slots-title">Hours by \(unit.rawValue)</title>
            <desc id="slots-text">\(description)</desc>
            \(lines.joined(separator: "\n"))
            \(bars.joined(separator: "\n"))
            </svg>
            <figcaption>Hours.\(ChartKey(report).html)</figcaption>
            </figure>
            </section>
            """
    }

    private var lines: [String] {
        stride(from: 0, through: top, by: step)
            .map { hours in
                let y = number(y(hours * 3_600))
                let line =
                    "<line class=\"grid\" x1=\"\(number(Self.left))\" x2=\"\(number(Self.width))\" y1=\"\(y)\" y2=\"\(y)\"/>"
                let label = number(self.y(hours * 3_600) + 4)
                return line
                    + "<text class=\"axis\" x=\"\(number(Self.left - 6))\" y=\"\(label)\" text-anchor=\"end\">\(hours)</text>"
            }
    }

    private var bars: [String] {
        let room = (Self.width - Self.left) / Double(slots.count)
        let wide = min(40, room * 0.72)
        // A label needs some 22 units of the drawing.
        let every = max(1, Int((22 / room).rounded(.up)))
        return slots.enumerated()
            .map { index, slot in
                let middle = Self.left + room * (Double(index) + 0.5)
                let text = "\(slot.name): \(Hours.text(seconds: slot.figures.seconds))"
                var parts = "<g><title>\(text)</title>"
                parts += bar("bar", middle - wide / 2, wide, slot.figures.seconds)
                parts += bar("billed", middle - wide / 2, wide, slot.figures.billableSeconds)
                if index.isMultiple(of: every) {
                    // Narrow screens have room for every second label.
                    let between = (index / every).isMultiple(of: 2) ? "" : " between"
                    parts +=
                        "<text class=\"axis\(slot.isWeekend ? " free" : "")\(between)\" x=\"\(number(middle))\" "
                        + "y=\"\(number(Self.above + Self.height + 8))\" text-anchor=\"middle\">\(slot.shortName)</text>"
                }
                return parts + "</g>"
            }
    }

    private func bar(_ style: String, _ x: Double, _ width: Double, _ seconds: Int) -> String {
        guard seconds > 0 else { return "" }
        let y = y(seconds)
        return "<rect class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" "
            + "height=\"\(number(Self.above + Self.height - 6 - y))\"/>"
    }

    private func y(_ seconds: Int) -> Double {
        let room = Self.height - 6
        return Self.above + room - room * Double(seconds) / Double(top * 3_600)
    }

    /// A number with one digit after the point.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
