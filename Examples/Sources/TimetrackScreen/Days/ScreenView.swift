import TerminalOutput
import TimetrackTime

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Lays a model out on a screen of any size.
package struct ScreenView: Sendable {
    /// What bars are made of.
    package enum Bars: Sendable {
        /// Blocks, exact to an eighth of a column.
        case blocks
        /// Number signs, for terminals without blocks.
        case signs
    }

    private let bars: Bars

    package init(bars: Bars) {
        self.bars = bars
    }

    /// The frame that shows a model at a moment.
    ///
    /// What matters least goes first when there is little room: bars, then empty lines, then entries. A message takes the
    /// lines that it needs.
    package func frame(_ model: ScreenModel, now: Date, size: ScreenSize) -> Frame {
        let top = size.rows < 4 ? [] : [heading(model, now, size), running(model, now)]
        let (footer, cursor) = footer(model, size)
        let room = max(0, size.rows - top.count - footer.count)
        var middle: [StyledText] = []
        if case .help = model.mode {
            middle = [""] + Self.help
        } else if model.isCurrent, let contents = model.contents {
            let days = DayBars(contents, model.timeframe, now: now)
            let bars = days.lines(columns: size.columns, bars: bars)
            let isRoomForBars = room >= bars.count + 5
            let listRoom = room - (isRoomForBars ? bars.count + 2 : 0) - 1
            middle = [""] + list(days.listed, now, columns: size.columns, rows: max(0, listRoom))
            if isRoomForBars { middle += [""] + bars }
        } else {
            middle = ["", model.hasFailed ? "Clockify has not answered; g asks again." : "Waiting for Clockify…"]
        }
        let filling = Array(repeating: StyledText(""), count: max(0, room - middle.count))
        let lines = top + middle.prefix(room) + filling + footer
        let place = cursor.map { Frame.Place(row: min(lines.count, size.rows) - footer.count, column: $0) }
        return Frame(lines, cursor: place, size: size)
    }

    private func heading(_ model: ScreenModel, _ now: Date, _ size: ScreenSize) -> StyledText {
        let left: StyledText = "\("timetrack", .strong)  \(title(model.timeframe, LocalDay(now)))"
        let right = (model.isLoading ? "asking  " : "") + LocalTime.clock(now)
        let gap = size.columns - left.displayWidth - right.displayWidth
        return gap > 1 ? left + StyledText(String(repeating: " ", count: gap)) + StyledText(right, .faint) : left
    }

    private func title(_ timeframe: Timeframe, _ today: LocalDay) -> String {
        let first = timeframe.firstDay(today)
        return switch timeframe {
        case .today: "Today, \(today.short)"
        case .week: "This week, from \(first.short)"
        case .month: "This month, from \(first.short)"
        }
    }

    private func running(_ model: ScreenModel, _ now: Date) -> StyledText {
        guard let contents = model.contents else { return "" }
        guard let entry = contents.running ?? contents.queued else {
            return StyledText("No timer is running.", .faint)
        }
        let seconds = entry.seconds(at: now)
        let elapsed = "\(Hours.text(seconds: seconds)):\(twoDigits(seconds % 60))"
        let isLong = seconds > model.longAfter
        let since = LocalDay(entry.start) == LocalDay(now) ? "" : "\(LocalDay(entry.start).short) "
        // The time first, because a description may be as long as it likes.
        var line: StyledText =
            "\(elapsed, isLong ? .warning : .good)  \(entry.description ?? "(no description)", .strong)"
        if isLong { line = "\("long!", .warning) " + line }
        if contents.running == nil { line = "\("queued", .warning) " + line }
        let start: StyledText = "  since \(since)\(LocalTime.clock(entry.start))"
        return entry.project.map { line + "  \($0, .accent)" + start } ?? line + start
    }

    private func list(_ entries: [ScreenEntry], _ now: Date, columns: Int, rows: Int) -> [StyledText] {
        guard !entries.isEmpty else { return ["No entries yet."] }
        guard rows > 1 else { return [] }
        // The heading, and a line that says that there are more, take their places.
        let isAll = entries.count < rows
        let shown = isAll ? entries[...] : entries.suffix(max(0, rows - 2))
        var table = Table([
            .init("Day"), .init("Start"), .init("End"), .init("Hours", .trailing), .init("Project", mayShrink: true),
            .init("Description", mayShrink: true),
        ])
        for entry in shown {
            table.append([
                StyledText(LocalDay(entry.start).short), StyledText(LocalTime.clock(entry.start)),
                entry.end.map { StyledText(LocalTime.clock($0)) } ?? StyledText("now", .good),
                StyledText(Hours.text(seconds: entry.seconds(at: now)), .strong),
                StyledText(entry.project ?? "", .accent), StyledText(entry.description ?? ""),
            ])
        }
        let lines = table.aligned(columns: columns)
        return isAll ? lines : lines + [StyledText("and \(entries.count - shown.count) before", .faint)]
    }

    private func footer(_ model: ScreenModel, _ size: ScreenSize) -> (lines: [StyledText], cursor: Int?) {
        if case .asking(let question, let editor) = model.mode {
            let prompt = StyledText(question.prompt, .strong)
            let (text, cursor) = editor.visible(columns: max(1, size.columns - prompt.displayWidth))
            let said = message(model, size, room: max(1, size.rows - 4)).filter { $0.displayWidth > 0 }
            // The message matters more where there is room for one of them.
            let hint = said.isEmpty || size.rows > 4 ? [StyledText(question.hint, .faint)] : []
            return ([prompt + StyledText(text)] + said + hint, prompt.displayWidth + cursor)
        }
        let keys = size.columns < 72 ? "s x w r t g ? q" : Self.keys
        return (message(model, size, room: max(1, size.rows - 3)) + [StyledText(keys, .faint)], nil)
    }

    /// The message in as many lines as it takes and as there is room for; only what is after the last is cut off.
    private func message(_ model: ScreenModel, _ size: ScreenSize, room: Int) -> [StyledText] {
        let (text, style): (String, TextStyle) =
            switch model.message {
            case .done(let text): (text, .good)
            case .problem(let text): (text, .bad)
            case nil: ("", .plain)
            }
        let lines = text.safeForTerminals.wrapped(toColumns: size.columns)
        let last = lines.dropFirst(room - 1).joined(separator: " ")
        return (lines.prefix(room - 1) + [last]).map { StyledText($0, style) }
    }

    private static let keys = "s start  x stop  w switch  r resume  t timeframe  g refresh  ? help  q quit"

    private static let help: [StyledText] = [
        "s       start a timer", "x       stop the running timer", "w       stop it and start another",
        "r       start one like the last that has ended", "t       today, this week, this month",
        "g       ask Clockify again, which happens every minute", "Ctrl-Z  go to the shell, fg comes back",
        "Ctrl-L  draw everything anew", "q       leave; a running timer goes on", "", "Any key goes back.",
    ]
}
