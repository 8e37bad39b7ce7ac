import Synchronization
import TerminalOutput
import TimetrackKeys

/// A line on a terminal that shows how far a long work has come, and is gone when it ends.
///
/// Nothing is shown of work that is done within a second.
final class ProgressLine: Sendable {
    private struct State {
        var shown: Duration?
        var isOver = false
    }

    private let terminal: Terminal?
    private let total: Int
    private let unit: String
    private let clock: ProgressClock
    private let start: Duration
    private let state = Mutex(State())

    /// After how long the line appears, and how often it changes then.
    static let patience = Duration.seconds(1)
    static let interval = Duration.milliseconds(100)
    private static let columns = 24

    /// Whether somebody sees it.
    var isWanted: Bool { terminal != nil }

    /// - Parameters:
    ///   - console: Where the command speaks; nothing is shown where nobody looks.
    ///   - total: How much there is to do, or 0 when that is not known.
    ///   - unit: What is counted, in the plural.
    ///   - clock: What time it goes by.
    init(_ console: Console, total: Int, unit: String, clock: ProgressClock = .continuous) {
        let isWanted = !console.isJSON && !console.isQuiet && console.errors.isInteractive
        self.terminal = isWanted ? console.errors : nil
        self.total = total
        self.unit = unit
        self.clock = clock
        self.start = clock.elapsed()
    }

    /// Shows how much is done, unless it has just been shown.
    ///
    /// - Parameters:
    ///   - done: How much is done.
    ///   - ofAll: How much there is, when that was not known at the beginning.
    /// - Throws: `TerminalError` when it cannot be written.
    func show(_ done: Int, of ofAll: Int? = nil) throws {
        try show {
            let total = max(ofAll ?? total, done, 1)
            let bar = Bar.text(Double(done), of: Double(total), columns: Self.columns)
            return "\(bar) \(done * 100 / total) %  \(done) of \(total) \(unit), \(Self.rate(done, in: $0))/s"
        }
    }

    /// Shows what is being done, and how much of it so far where that is counted, unless it has just been shown.
    ///
    /// - Parameters:
    ///   - title: What is being done.
    ///   - count: How much is done; 0 is not shown.
    /// - Throws: `TerminalError` when it cannot be written.
    func show(_ title: String, count: Int) throws {
        try show { _ in "\(title)…\(count > 0 ? " \(Self.grouped(count))" : "")" }
    }

    private func show(_ text: (Duration) -> String) throws {
        guard let terminal else { return }
        // Within the lock, so that nothing is written after the end.
        try state.withLock { state in
            let time = clock.elapsed() - start
            let isDue = state.shown.map { time - $0 >= Self.interval } ?? (time >= Self.patience)
            guard isDue, !state.isOver else { return }
            state.shown = time
            let cut = text(time).safeForTerminals.truncated(toColumns: max(1, Self.width(terminal) - 1))
            try terminal.write("\r\u{1B}[K\(cut)")
        }
    }

    /// Removes the line, if it is there; it does not come back.
    func end() throws {
        guard let terminal else { return }
        try state.withLock { state in
            defer { state = State(shown: nil, isOver: true) }
            guard state.shown != nil else { return }
            try terminal.write("\r\u{1B}[K")
        }
    }

    /// A line that is wider than the terminal would be left behind in part.
    private static func width(_ terminal: Terminal) -> Int {
        guard case .aligned(let columns) = terminal.layout else { return 80 }
        return columns
    }

    /// How much was done in a second.
    static func rate(_ done: Int, in time: Duration) -> Int {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        return seconds > 0 ? Int(Double(done) / seconds) : 0
    }

    /// A number as `1,200`.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text = "," + text }
            text = String(digit) + text
        }
        return text
    }
}
