import TerminalOutput
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The entries of a timeframe, and a bar for each day of the week or each week of the month.
struct DayBars {
    private struct Span {
        var title: String
        var seconds: Int
    }

    /// The entries that are listed.
    let listed: [ScreenEntry]

    private let spans: [Span]

    init(_ contents: ScreenContents, _ timeframe: Timeframe, now: Date) {
        let today = LocalDay(now)
        let first = timeframe.firstDay(today)
        listed = contents.entries.filter { (first...today).contains(LocalDay($0.start)) }
        var seconds: [LocalDay: Int] = [:]
        for entry in contents.entries { seconds[LocalDay(entry.start), default: 0] += entry.seconds(at: now) }
        var spans: [Span] = []
        var day = timeframe == .month ? first : Timeframe.week.firstDay(today)
        let last = timeframe == .month ? today : day.adding(days: 6)
        while day <= last {
            let title = timeframe == .month ? "from \(day.short)" : day.short
            if spans.isEmpty || timeframe != .month || day.weekday == 1 { spans.append(Span(title: title, seconds: 0)) }
            spans[spans.count - 1].seconds += seconds[day] ?? 0
            day = day.adding(days: 1)
        }
        self.spans = spans
    }

    /// A line for each, and one with the sum.
    func lines(columns: Int, bars: ScreenView.Bars) -> [StyledText] {
        var table = Table([.init(""), .init("", .trailing), .init("")])
        let longest = spans.map(\.seconds).max() ?? 0
        let room = max(4, min(48, columns - 28))
        for span in spans {
            let bar =
                switch bars {
                case .blocks: Bar.text(Double(span.seconds), of: Double(longest), columns: room)
                case .signs: String(repeating: "#", count: longest > 0 ? span.seconds * room / longest : 0)
                }
            table.append([
                StyledText(span.title), StyledText(Hours.text(seconds: span.seconds)), StyledText(bar, .accent),
            ])
        }
        let sum = spans.reduce(0) { $0 + $1.seconds }
        table.append([StyledText("Total", .strong), StyledText(Hours.text(seconds: sum), .strong)])
        // Without the line of the headings, which says nothing here.
        return Array(table.aligned(columns: columns).dropFirst())
    }
}
