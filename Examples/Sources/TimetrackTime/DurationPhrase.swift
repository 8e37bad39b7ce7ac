/// A length of time as a person says it: `1h30m`, `90m`, `1:30` or `0.5h`.
package struct DurationPhrase: Hashable, Sendable {
    /// How many seconds it is, more than none.
    package let seconds: Int

    /// The forms that are understood, for messages.
    package static var forms: String { "1h30m, 90m, 1:30 or 0.5h" }

    /// Nothing that is tracked takes longer, in hours.
    private static var mostHours: Int { 10_000 }

    /// Reads a length; nil for anything else, for none and for more than 10,000 hours.
    package init?(_ text: String) {
        let text = text.lowercased().filter { $0 != " " }
        guard let seconds = Self.hoursAndMinutes(text) ?? Self.decimalHours(text) ?? Self.units(text),
            (1...Self.mostHours * 3_600).contains(seconds)
        else { return nil }
        self.seconds = seconds
    }

    /// Reads `1:30`.
    private static func hoursAndMinutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hours = number(parts[0]), let minutes = number(parts[1]),
            minutes < 60
        else { return nil }
        return hours * 3_600 + minutes * 60
    }

    /// Reads `0.5h`, to the nearest second.
    private static func decimalHours(_ text: String) -> Int? {
        guard text.last == "h" else { return nil }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = number(parts[0]), let fraction = number(parts[1]) else { return nil }
        let scale = parts[1].reduce(1) { scale, _ in scale * 10 }
        return hours * 3_600 + (fraction * 3_600 + scale / 2) / scale
    }

    /// Reads `1h30m`, `90m` or `45s`: each unit once, the larger ones first.
    private static func units(_ text: String) -> Int? {
        var rest = text[...]
        var seconds = 0
        for (unit, length) in [("h", 3_600), ("m", 60), ("s", 1)] {
            let digits = rest.prefix { $0.isNumber }
            guard rest.dropFirst(digits.count).hasPrefix(unit) else { continue }
            guard let count = number(digits) else { return nil }
            seconds += count * length
            rest = rest.dropFirst(digits.count + 1)
        }
        return rest.isEmpty && !text.isEmpty ? seconds : nil
    }

    /// Reads a number of at most nine digits.
    private static func number(_ digits: Substring) -> Int? {
        guard (1...9).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(digits)
    }
}
