import TerminalOutput
import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Says what became of queued items, as soon as it is known.
struct PushReport {
    private let console: Console
    private let output: OutputOptions
    private let isRehearsal: Bool
    private let now: Date

    /// What became of the items so far.
    private(set) var outcomes: [PushOutcome] = []

    init(_ console: Console, _ output: OutputOptions, isRehearsal: Bool, now: Date) {
        self.console = console
        self.output = output
        self.isRehearsal = isRehearsal
        self.now = now
    }

    /// Takes an outcome in, and prints its line.
    ///
    /// - Throws: `TerminalError` when it cannot be written.
    mutating func add(_ outcome: PushOutcome) throws {
        outcomes.append(outcome)
        guard !console.isJSON, !output.quiet || isRehearsal || outcome.kind == .kept else { return }
        guard case .tabSeparated = console.output.layout else {
            return try console.output.print(outcome.line(now: now))
        }
        var table = Table(outcome.values.map { _ in .init("") })
        table.append(outcome.values)
        try console.output.print(table)
    }

    /// Prints what there is to print at the end.
    ///
    /// - Throws: `TerminalError` when it cannot be written.
    func end() throws {
        try console.show(PushDocument(outcomes, isDone: !isRehearsal)) { terminal in
            guard outcomes.isEmpty, !output.quiet, case .aligned = terminal.layout else { return }
            try terminal.print("Nothing is queued.")
        }
    }
}
