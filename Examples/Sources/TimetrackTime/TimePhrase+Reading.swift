#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A day as a person says it.
enum DayPhrase: Hashable, Sendable {
    /// So many days before today.
    case back(Int)
    /// A day of the week, 0 for Sunday: the last one.
    case weekday(Int)
    /// A day of the calendar.
    case date(LocalDay)

    /// Reads `today`, `yesterday`, the name of a weekday or its first three letters, or `2026-11-21`.
    init?(_ word: some StringProtocol) {
        switch word {
        case "today": self = .back(0)
        case "yesterday": self = .back(1)
        default:
            if let day = LocalDay(word) {
                self = .date(day)
            } else if let weekday = Self.weekdays.firstIndex(where: { $0 == word || $0.prefix(3) == word }) {
                self = .weekday(weekday)
            } else {
                return nil
            }
        }
    }

    private static var weekdays: [String] {
        ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    }
}

extension TimePhrase.Form {
    /// Reads a phrase; nil for one that says no moment.
    init?(_ text: String) {
        let words = text.lowercased().split { $0 == " " || $0 == "\t" }
        if words.count > 1, words.last == "ago" {
            // "1:30 ago" could be meant as a time of the day.
            let spoken = words.dropLast().joined()
            guard !spoken.contains(":"), let length = DurationPhrase(spoken) else { return nil }
            self = .ago(length)
        } else if words.count == 2, let day = DayPhrase(words[0]), let clock = ClockTime(words[1]) {
            self = .day(day, clock)
        } else if words.count == 1 {
            self.init(word: words[0])
        } else {
            return nil
        }
    }

    private init?(word: Substring) {
        if word == "now" {
            self = .now
        } else if let clock = ClockTime(word) {
            self = .clock(clock)
        } else {
            guard let day = LocalDay(word.prefix(10)), word.dropFirst(10).first == "t" else { return nil }
            let time = word.dropFirst(11)
            let end = time.firstIndex { $0 == "z" || $0 == "+" || $0 == "-" } ?? time.endIndex
            guard let clock = ClockTime(time[..<end]) else { return nil }
            let zone = time[end...]
            guard !zone.isEmpty else {
                self = .day(.date(day), clock)
                return
            }
            guard let offset = Self.offset(zone) else { return nil }
            let shown = WallTime(day, clock).secondsOfDays
            self = .instant(Date(timeIntervalSince1970: Double(shown - offset)))
        }
    }

    /// Reads a distance from UTC in seconds: `z`, `+02:00` or `+0200`.
    private static func offset(_ text: Substring) -> Int? {
        if text == "z" { return 0 }
        var digits = text.dropFirst()
        if digits.count == 5, digits.dropFirst(2).first == ":" { digits = digits.prefix(2) + digits.suffix(2) }
        guard digits.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)), hours <= 14, minutes < 60
        else { return nil }
        return (text.first == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}
