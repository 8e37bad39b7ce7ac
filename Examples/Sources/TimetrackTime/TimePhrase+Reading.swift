#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension TimePhrase.Form {
    /// Reads a phrase; nil for one that says no moment.
    init?(_ text: String) {
        let words = Self.words(text)
        if words.count > 1, words.last == "ago" {
            // "1:30 ago" could be meant as a time of the day.
            let spoken = words.dropLast().joined()
            guard !spoken.contains(":"), let length = DurationPhrase(spoken) else { return nil }
            self = .ago(length)
        } else if words.count == 1 {
            self.init(word: words[0])
        } else if let clock = words.last.flatMap({ ClockTime(spoken: $0) }),
            let day = DayPhrase(words: words.dropLast())
        {
            self = .day(day, clock)
        } else {
            return nil
        }
    }

    /// The words of a text, of which `am` and `pm` belong to the time before them.
    private static func words(_ text: String) -> [Substring] {
        var words = text.lowercased().split { $0 == " " || $0 == "\t" }
        if words.count > 1, let half = words.last, half == "am" || half == "pm" {
            words.removeLast()
            words.append(words.removeLast() + half)
        }
        return words
    }

    private init?(word: Substring) {
        if word == "now" {
            self = .now
        } else if let clock = ClockTime(spoken: word) {
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
