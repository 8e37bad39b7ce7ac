import Foundation
import TerminalOutput
import Testing
import TimetrackScreen
import TimetrackTime

@Suite("What the screen shows")
struct ScreenViewTests {
    /// Noon of a Wednesday in this process's zone.
    private static let now = (LocalDay("2026-01-07")?.start ?? .distantPast).addingTimeInterval(12 * 3_600)

    private static func entry(_ text: String, _ project: String?, hoursAgo: Double, lasting: Double?) -> ScreenEntry {
        let start = now.addingTimeInterval(-hoursAgo * 3_600)
        return ScreenEntry(
            description: text,
            project: project,
            start: start,
            end: lasting.map { start.addingTimeInterval($0 * 3_600) }
        )
    }

    private static var contents: ScreenContents {
        let running = entry("Note G", "Bernoulli", hoursAgo: 1.5, lasting: nil)
        let entries = [
            entry("Monday's", "会議と計画", hoursAgo: 48, lasting: 2), entry("Morning", nil, hoursAgo: 3, lasting: 1),
            running,
        ]
        return ScreenContents(.today, entries: entries, running: running, date: now)
    }

    private func lines(
        _ contents: ScreenContents?,
        pressing keys: String = "",
        columns: Int = 80,
        rows: Int = 24,
        bars: ScreenView.Bars = .blocks,
        longAfter: Int = 36_000
    ) -> [String] {
        var model = ScreenModel(longAfter: longAfter)
        model.contents = contents
        for key in keys { _ = model.press(.character(key)) }
        // As the service would have answered.
        model.contents?.timeframe = model.timeframe
        let size = ScreenSize(columns: columns, rows: rows)
        return ScreenView(bars: bars).frame(model, now: Self.now, size: size).lines.map(\.plain)
    }

    @Test func isTheDayTheWeekAndTheTimer() {
        let lines = lines(Self.contents)
        #expect(lines.count == 24)
        #expect(lines[0].hasPrefix("timetrack  Today, Wed 07 Jan"))
        #expect(lines[0].hasSuffix("12:00"))
        #expect(lines[1] == "1:30:00  Note G  Bernoulli  since 10:30")
        #expect(lines[3] == "Day         Start  End    Hours  Project    Description")
        #expect(lines[4] == "Wed 07 Jan  09:00  10:00   1:00             Morning")
        #expect(lines[5] == "Wed 07 Jan  10:30  now     1:30  Bernoulli  Note G")
        #expect(lines.contains { $0.hasPrefix("Mon 05 Jan  2:00  ███") })
        #expect(lines.contains { $0.hasPrefix("Total       4:30") })
        #expect(!lines.contains { $0.contains("Monday's") })
        #expect(lines[23].hasSuffix("q quit"))
    }

    @Test func saysThatATimerRunsInTheQueue() {
        var contents = Self.contents
        contents.queued = contents.running
        contents.running = nil
        #expect(lines(contents)[1] == "queued 1:30:00  Note G  Bernoulli  since 10:30")
    }

    @Test func saysBelowAQuestionWhatIsInItsWay() {
        let lines = lines(Self.contents, pressing: "s")
        #expect(lines[21] == "Description: ")
        #expect(lines[22] == "A timer is running; you are asked whether to stop it before this one starts.")
        #expect(lines[23] == "Enter goes on, Esc leaves it")
    }

    @Test func isTheWeekAfterAKey() {
        let lines = lines(Self.contents, pressing: "t")
        #expect(lines[0].hasPrefix("timetrack  This week, from Mon 05 Jan"))
        #expect(lines.contains("Mon 05 Jan  12:00  14:00   2:00  会議と計画  Monday's"))
    }

    @Test func isTheMonthByWeeks() {
        let lines = lines(Self.contents, pressing: "tt")
        #expect(lines[0].hasPrefix("timetrack  This month, from Thu 01 Jan"))
        #expect(lines.contains { $0.hasPrefix("from Thu 01 Jan  0:00") })
        #expect(lines.contains { $0.hasPrefix("from Mon 05 Jan  4:30") })
    }

    @Test(arguments: [(80, 24), (80, 12), (40, 10), (20, 5), (10, 4), (3, 3), (1, 1), (200, 60)])
    func fitsIntoAnyScreen(_ columns: Int, _ rows: Int) {
        var contents = Self.contents
        contents.entries += (0..<50).map { Self.entry("Entry \($0) 会議", "計画", hoursAgo: 0.5, lasting: 0.1) }
        for keys in ["", "t", "?", "w", "zz"] {
            let lines = lines(contents, pressing: keys, columns: columns, rows: rows)
            #expect(lines.count == rows)
            #expect(lines.allSatisfy { $0.displayWidth <= columns })
        }
    }

    @Test func saysHowManyEntriesDoNotFit() {
        var contents = Self.contents
        contents.entries += (0..<50).map { Self.entry("Entry \($0)", nil, hoursAgo: 0.5, lasting: 0.1) }
        let lines = lines(contents, rows: 14)
        #expect(lines.contains { $0.contains("Entry 49") })
        #expect(lines.contains { $0.hasPrefix("and ") && $0.hasSuffix(" before") })
    }

    @Test func takesTheSignsOfHostileNamesAway() {
        let hostile = "Evil\u{1B}[2J\u{9B}31m\u{202E}\r\n" + String(repeating: "x", count: 10_000)
        let running = Self.entry(hostile, hostile, hoursAgo: 1, lasting: nil)
        let contents = ScreenContents(.today, entries: [running], running: running, date: Self.now)
        for line in lines(contents) {
            let unsafe = line.unicodeScalars.filter { $0.isUnsafeOnTerminals }
            #expect(unsafe.isEmpty)
            #expect(line.displayWidth <= 80)
        }
    }

    @Test func marksATimerThatLooksForgotten() {
        #expect(lines(Self.contents, longAfter: 3_600)[1].hasPrefix("long! 1:30:00"))
    }

    @Test func drawsBarsWithoutBlocksWhereThereAreNone() {
        let lines = lines(Self.contents, bars: .signs)
        #expect(lines.contains { $0.hasPrefix("Mon 05 Jan  2:00  ####") })
        #expect(!lines.contains { $0.contains("█") })
    }

    @Test func waitsForTheFirstAnswer() {
        #expect(lines(nil).contains("Waiting for Clockify…"))
    }

    @Test func showsNoSumsOfAnotherTimeframe() {
        var model = ScreenModel(longAfter: 36_000)
        model.contents = Self.contents
        _ = model.press(.character("t"))
        let size = ScreenSize(columns: 80, rows: 24)
        let view = ScreenView(bars: .blocks)
        let question = model.ask()
        let waiting = view.frame(model, now: Self.now, size: size).lines.map(\.plain)
        #expect(waiting[1].hasPrefix("1:30:00  Note G"))
        #expect(waiting.contains("Waiting for Clockify…") && !waiting.contains { $0.hasPrefix("Total") })
        model.miss(question, because: "It failed.")
        let missed = view.frame(model, now: Self.now, size: size).lines.map(\.plain)
        #expect(missed.contains("Clockify has not answered; g asks again."))
    }

    @Test(arguments: [(40, 24), (20, 12), (7, 24)])
    func showsAMessageToItsEnd(_ columns: Int, _ rows: Int) {
        let sentence = "Clockify refused the description, which is longer than 3000 characters; 会議と計画 shorten it."
        var model = ScreenModel(longAfter: 36_000)
        model.contents = Self.contents
        model.message = .problem(sentence)
        let size = ScreenSize(columns: columns, rows: rows)
        let lines = ScreenView(bars: .blocks).frame(model, now: Self.now, size: size).lines.map(\.plain)
        #expect(lines.count == rows && lines.allSatisfy { $0.displayWidth <= columns })
        let text = lines.joined().filter { $0 != " " }
        #expect(text.contains(sentence.filter { $0 != " " }))
    }
}
