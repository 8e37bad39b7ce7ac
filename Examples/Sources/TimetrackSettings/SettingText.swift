import TimetrackTime

/// Values of settings as people write them.
enum SettingText {
    /// Reads a length such as `10h`, `90m` or `1h30m`, in seconds; nil for anything else, for nothing, and for more than a
    /// year.
    static func seconds(_ text: String) -> Int? {
        var rest = text[...]
        var minutes = 0
        for (unit, length) in [("h" as Character, 60), ("m", 1)] {
            guard let end = rest.firstIndex(of: unit) else { continue }
            guard let number = number(rest[..<end], below: 600_000) else { return nil }
            minutes += number * length
            rest = rest[rest.index(after: end)...]
        }
        guard rest.isEmpty, (1...366 * 24 * 60).contains(minutes) else { return nil }
        return minutes * 60
    }

    /// A length in seconds as `10h`, `30m` or `1h30m`.
    static func length(_ seconds: Int) -> String {
        let (hours, minutes) = (seconds / 3_600, seconds % 3_600 / 60)
        guard hours > 0 else { return "\(minutes)m" }
        return minutes == 0 ? "\(hours)h" : "\(hours)h\(minutes)m"
    }

    /// Reads a rounding: `off`, or a length up to a day and a direction with a colon or spaces between them.
    ///
    /// Without a direction it is the nearest step. Nil for anything else.
    static func rounding(_ text: String) -> Settings.Rounding?? {
        if text == "off" { return .some(nil) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let words = parts.count == 1 ? text.split(separator: " ") : parts
        guard (1...2).contains(words.count), let seconds = seconds(String(words[0])), seconds <= 86_400,
            let direction = words.count == 2 ? Settings.Rounding.Direction(rawValue: String(words[1])) : .nearest
        else { return nil }
        return Settings.Rounding(minutes: seconds / 60, direction)
    }

    /// Rounding as `15m:up`, or `off`.
    static func text(_ rounding: Settings.Rounding?) -> String {
        guard let rounding else { return "off" }
        return "\(length(rounding.minutes * 60)):\(rounding.direction.rawValue)"
    }

    /// Reads a time such as `09:00`; nil for anything else.
    static func timeOfDay(_ text: String) -> Settings.TimeOfDay? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2], let hour = number(parts[0], below: 24),
            let minute = number(parts[1], below: 60)
        else { return nil }
        return Settings.TimeOfDay(minutes: hour * 60 + minute)
    }

    /// A time as `09:00`.
    static func text(_ time: Settings.TimeOfDay) -> String {
        "\(twoDigits(time.minutes / 60)):\(twoDigits(time.minutes % 60))"
    }

    /// Digits as a number; nil for anything else, which a sign is too.
    private static func number(_ text: Substring, below limit: Int) -> Int? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number < limit else {
            return nil
        }
        return number
    }
}
