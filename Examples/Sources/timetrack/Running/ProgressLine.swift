import Synchronization
import TerminalOutput
import TimetrackKeys

/// A line on a terminal that shows how far a long work has come, and is gone when it ends.
final class ProgressLine: Sendable {
    private let terminal: Terminal?
    private let total: Int
    private let unit: String
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let shown = Mutex<ContinuousClock.Instant?>(nil)

    /// How often the line changes.
    private static let interval = Duration.milliseconds(100)
    private static let columns = 24

    /// - Parameters:
    ///   - console: Where the command speaks; nothing is shown where nobody looks.
    ///   - total: How much there is to do.
    ///   - unit: What is counted, in the plural.
    init(_ console: Console, total: Int, unit: String) {
        let isWanted = !console.isJSON && !console.isQuiet && console.errors.isInteractive
        self.terminal = isWanted ? console.errors : nil
        self.total = total
        self.unit = unit
        self.start = clock.now
    }

    /// Shows how much is done, unless it has just been shown.
    ///
    /// - Parameters:
    ///   - done: How much is done.
    ///   - ofAll: How much there is, when that was not known at the beginning.
    /// - Throws: `TerminalError` when it cannot be written.
    func show(_ done: Int, of ofAll: Int? = nil) throws {
        guard let terminal else { return }
        let now = clock.now
        let isDue = shown.withLock { shown in
            guard now - (shown ?? start) >= Self.interval else { return false }
            shown = now
            return true
        }
        guard isDue else { return }
        let total = max(ofAll ?? total, done, 1)
        let bar = Bar.text(Double(done), of: Double(total), columns: Self.columns)
        let rate = Self.rate(done, in: now - start)
        try terminal.write("\r\u{1B}[K\(bar) \(done * 100 / total) %  \(done) of \(total) \(unit), \(rate)/s")
    }

    /// Removes the line, if it is there.
    func end() throws {
        let wasShown = shown.withLock { shown in
            defer { shown = nil }
            return shown != nil
        }
        guard let terminal, wasShown else { return }
        try terminal.write("\r\u{1B}[K")
    }

    /// How much was done in a second.
    static func rate(_ done: Int, in time: Duration) -> Int {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        return seconds > 0 ? Int(Double(done) / seconds) : 0
    }
}
