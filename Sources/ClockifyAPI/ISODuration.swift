import TimeTrackingKit

/// Reads durations as Clockify writes them: ISO 8601, hours beyond 24 allowed, for example `PT86H40M13S`.
package enum ISODuration {
    private static let longest: Int64 = 1_000_000_000_000

    /// Reads a duration, or returns nil when the text is none.
    ///
    /// Months and years have no fixed length and are refused.
    package static func duration(from text: String) -> Duration? {
        var rest = text[...]
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
        var units: [(Character, Int64)] = [("W", 604_800), ("D", 86_400)]
        var isTime = false
        var total = Duration.zero
        while let next = rest.first {
            if next == "T", !isTime, rest.count > 1 {
                isTime = true
                units = [("H", 3600), ("M", 60), ("S", 1)]
                rest.removeFirst()
                continue
            }
            let digits = rest.prefix(while: \.isASCIIDigit)
            rest.removeFirst(digits.count)
            var nanoseconds: Int64 = 0
            let hasFraction = rest.first == "."
            if hasFraction {
                rest.removeFirst()
                let fraction = rest.prefix(while: \.isASCIIDigit)
                guard !fraction.isEmpty else { return nil }
                rest.removeFirst(fraction.count)
                let padded = (fraction + "000000000").prefix(9)
                nanoseconds = Int64(padded) ?? 0
            }
            // Units come from the largest to the smallest, each at most once; only seconds have a fraction.
            guard let count = Int64(digits), count < longest,
                let unit = rest.popFirst(), let index = units.firstIndex(where: { $0.0 == unit }),
                !hasFraction || unit == "S"
            else { return nil }
            total += .seconds(count * units[index].1) + .nanoseconds(nanoseconds)
            units.removeSubrange(...index)
        }
        return isNegative ? .zero - total : total
    }
}
