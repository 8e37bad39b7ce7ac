/// How the time of each entry is rounded before entries are added up.
package struct TimeRounding: Sendable, Hashable, CustomStringConvertible {
    /// Where a time between two steps goes.
    package enum Direction: String, Sendable, CaseIterable {
        /// To the next step.
        case up
        /// To the nearer step, and to the next one from half-way.
        case nearest
        /// To the step before.
        case down
    }

    /// The step in seconds, from 60 to 86,400.
    package let step: Int
    /// Where a time between two steps goes.
    package let direction: Direction

    /// Reads `15m`, `1h`, `1h30m`, `15m:up`, `6m:nearest` or `15m:down`, and with a space for the colon what people write in
    /// settings; without a direction it is the nearest step.
    ///
    /// Nil for anything else, and for a step under a minute or over a day.
    package init?(_ text: String) {
        let separator: Character = text.contains(":") ? ":" : " "
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let step = Self.seconds(parts[0]),
            let direction = parts.count == 2 ? Direction(rawValue: String(parts[1])) : .nearest,
            (60...86_400).contains(step)
        else { return nil }
        self.step = step
        self.direction = direction
    }

    /// Reads a length such as `15m`, `1h` or `1h30m`; nil for anything else.
    private static func seconds(_ text: Substring) -> Int? {
        var rest = text
        var seconds = 0
        for (unit, factor) in [("h" as Character, 3_600), ("m", 60)] {
            guard let end = rest.firstIndex(of: unit) else { continue }
            let digits = rest[..<end]
            guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
                let count = Int(digits)
            else { return nil }
            seconds += count * factor
            rest = rest[rest.index(after: end)...]
        }
        return rest.isEmpty ? seconds : nil
    }

    /// Rounds a time in seconds; nothing stays nothing.
    package func round(_ seconds: Int) -> Int {
        let rest = seconds % step
        guard rest > 0 else { return max(0, seconds) }
        let below = seconds - rest
        return switch direction {
        case .up: below + step
        case .nearest: rest * 2 >= step ? below + step : below
        case .down: below
        }
    }

    /// Rounds to a number of minutes.
    package init(minutes: Int, _ direction: Direction) {
        self.step = min(max(60, minutes * 60), 86_400)
        self.direction = direction
    }

    /// The rounding as it is written: `15m:up`.
    package var description: String {
        step.isMultiple(of: 3_600) ? "\(step / 3_600)h:\(direction.rawValue)" : "\(step / 60)m:\(direction.rawValue)"
    }

    /// The rounding in words: `up to 15 minutes`.
    package var words: String {
        let length = step == 60 ? "minute" : step == 3_600 ? "hour" : "\(step / 60) minutes"
        return switch direction {
        case .up: "up to the next \(length)"
        case .nearest: "to the nearest \(length)"
        case .down: "down to the last \(length)"
        }
    }
}
