import Synchronization
import TimeTrackingKit
import TimetrackKeys

/// How much of some work is done, counted by the work and read by the line that shows it.
final class ProgressCount: Sendable {
    private let number = Atomic(0)

    /// How much is done.
    var value: Int { number.load(ordering: .relaxed) }

    /// Notes how much is done.
    func set(_ value: Int) { number.store(value, ordering: .relaxed) }
}

extension Console {
    /// Does work, and shows a person on a terminal what it is when it takes longer than a second.
    ///
    /// - Parameters:
    ///   - title: What is being done: `Fetching entries`.
    ///   - clock: What time the line goes by.
    ///   - work: The work, which may count what it has done.
    /// - Returns: What the work returns.
    /// - Throws: What the work throws, and `TerminalError` when the line cannot be written.
    func working<Result>(
        on title: String,
        clock: ProgressClock = .continuous,
        _ work: (ProgressCount) async throws -> Result
    ) async throws -> Result {
        let count = ProgressCount()
        let line = ProgressLine(self, total: 0, unit: "", clock: clock)
        guard line.isWanted else { return try await work(count) }
        async let _: Void = Self.show(line, title, count, clock)
        let result: Result
        do {
            result = try await work(count)
        } catch {
            // Why the work was not done is what matters, and not that the line stays.
            try? line.end()
            throw error
        }
        try line.end()
        return result
    }

    private static func show(
        _ line: ProgressLine,
        _ title: String,
        _ count: ProgressCount,
        _ clock: ProgressClock
    ) async throws {
        try await clock.sleep(ProgressLine.patience)
        while true {
            try line.show(title, count: count.value)
            try await clock.sleep(ProgressLine.interval)
        }
    }
}

extension ClockifySession {
    /// Fetches a list, with a line on a terminal that counts when it takes longer than a second.
    ///
    /// - Parameters:
    ///   - list: The list.
    ///   - unit: What its elements are, in the plural.
    ///   - console: Where the command speaks.
    /// - Returns: Its elements, at most ``mostElements``.
    /// - Throws: What the list throws, and `TerminalError` when the line cannot be written.
    func collect<Element: Sendable>(
        _ list: PagedSequence<Element>,
        of unit: String,
        _ console: Console
    ) async throws -> [Element] {
        try await console.working(on: "Fetching \(unit)") { count in
            var elements: [Element] = []
            for try await element in list {
                elements.append(element)
                count.set(elements.count)
                if elements.count == Self.mostElements { break }
            }
            return elements
        }
    }
}
