/// A day as a person says it: `yesterday`, `monday`, `3 days ago`.
package enum DayPhrase: Hashable, Sendable {
    /// So many days before today.
    case back(Int)
    /// A day of the week, 0 for Sunday: the last one, which may be today.
    case weekday(Int)
    /// A day of the week, 0 for Sunday: the last one before today.
    case lastWeekday(Int)
    /// A day of the calendar.
    case date(LocalDay)

    /// The forms that are understood, for messages.
    package static var forms: String { "2026-11-21, today, yesterday, monday, last monday or 3 days ago" }

    /// Reads `today`, `yesterday`, the name of a weekday or its first three letters, also after `last`, `3 days ago`,
    /// `2 weeks ago` or `2026-11-21`; nil for anything else.
    package init?(_ text: String) {
        self.init(words: text.lowercased().split { $0 == " " || $0 == "\t" }[...])
    }

    /// Reads the words of a day in small letters; nil for anything else.
    init?(words: ArraySlice<Substring>) {
        guard let first = words.first, let last = words.last else { return nil }
        switch words.count {
        case 1: self.init(word: first)
        case 2:
            guard first == "last", case .weekday(let weekday) = DayPhrase(word: last) else { return nil }
            self = .lastWeekday(weekday)
        case 3:
            guard last == "ago", let count = Self.number(first) else { return nil }
            switch words.dropFirst().first {
            case "day", "days": self = .back(count)
            case "week", "weeks": self = .back(count * 7)
            default: return nil
            }
        default: return nil
        }
    }

    private init?(word: Substring) {
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

    /// The day of the calendar, or nil when it depends on today which one is meant.
    package var date: LocalDay? {
        if case .date(let day) = self { day } else { nil }
    }

    /// The day that is meant.
    package func day(today: LocalDay) -> LocalDay {
        switch self {
        case .back(let days): today.adding(days: -days)
        case .weekday(let weekday): today.adding(days: -((today.weekday - weekday + 7) % 7))
        case .lastWeekday(let weekday): today.adding(days: -((today.weekday - weekday + 6) % 7 + 1))
        case .date(let day): day
        }
    }

    private static var weekdays: [String] {
        ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    }

    /// Reads a number of at most four digits.
    private static func number(_ digits: Substring) -> Int? {
        guard (1...4).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(digits)
    }
}
