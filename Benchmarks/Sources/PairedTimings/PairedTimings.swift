/// Times several pieces of work in turn, round by round, against the first of them.
public struct PairedTimings {
    private let names: [String]
    private var rounds: [[Duration]] = []

    /// Names the pieces of work; the first is what the others are compared with.
    public init(baseline: String, _ others: [String]) {
        self.names = [baseline] + others
    }

    /// Adds the times of one round, in the order of the names.
    public mutating func add(_ times: [Duration]) {
        precondition(times.count == names.count, "one time for each name")
        rounds.append(times)
    }

    /// A row for each piece of work: its median time per item and the median of its ratios to the baseline.
    ///
    /// - Parameters:
    ///   - items: How many items each timed piece of work consisted of.
    ///   - targets: The ratio that was promised, by name.
    /// - Returns: The rows, as text.
    public func report(items: Int, targets: [String: Double]) -> [String] {
        names.indices.map { index in
            let nanoseconds = rounds.map { $0[index].nanoseconds / Double(items) }.sorted()
            let ratios = rounds.map { $0[index].nanoseconds / $0[0].nanoseconds }.sorted()
            var row = pad(names[index], 34) + "median " + pad(number(nanoseconds[nanoseconds.count / 2]) + " ns", 16)
            if index > 0 {
                let median = ratios[ratios.count / 2]
                row +=
                    "ratio " + pad(number(median), 9)
                    + "(min \(number(ratios[0])), max \(number(ratios[ratios.count - 1])))"
                if let target = targets[names[index]] {
                    row += "  target <= \(number(target)): " + (median <= target ? "met" : "MISSED")
                }
            }
            return row
        }
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private func number(_ value: Double) -> String {
        let hundredths = (value * 100).rounded()
        let whole = Int(hundredths) / 100
        let fraction = Int(hundredths) % 100
        return "\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}

extension Duration {
    /// The duration in nanoseconds.
    public var nanoseconds: Double {
        Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
    }
}
