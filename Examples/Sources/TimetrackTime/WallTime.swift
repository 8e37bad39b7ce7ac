/// A day and a time of it, as a clock on the wall shows them.
package struct WallTime: Hashable, Sendable {
    /// The day.
    package let day: LocalDay
    /// The time of the day.
    package let clock: ClockTime

    package init(_ day: LocalDay, _ clock: ClockTime) {
        self.day = day
        self.clock = clock
    }

    /// Reads seconds of which each day has 86,400.
    init(secondsOfDays seconds: Int) {
        let number = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        self.day = LocalDay(number: number)
        self.clock = ClockTime(secondOfDay: seconds - number * 86_400)
    }

    /// Seconds of which each day has 86,400, from the first day of 1970.
    var secondsOfDays: Int { day.number * 86_400 + clock.secondOfDay }
}

/// A time of the day.
package struct ClockTime: Hashable, Sendable, CustomStringConvertible {
    /// The hour, from 0 to 23.
    package let hour: Int
    /// The minute.
    package let minute: Int
    /// The second.
    package let second: Int

    /// Reads a time such as `9:10`, `09:10` or `09:10:30`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            (1...2).contains(parts[0].count), parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { return nil }
        self.hour = numbers[0]
        self.minute = numbers[1]
        self.second = numbers.count > 2 ? numbers[2] : 0
    }

    /// Reads a time as the other initializer does, or one of a half of the day such as `9am` or `9:30pm`; nil for anything
    /// else.
    init?(spoken text: Substring) {
        let isMorning = text.hasSuffix("am")
        guard isMorning || text.hasSuffix("pm") else {
            self.init(text)
            return
        }
        let time = text.dropLast(2)
        guard let shown = ClockTime(time.contains(":") ? time : time + ":00"), (1...12).contains(shown.hour) else {
            return nil
        }
        // Twelve is the first hour of either half.
        self.init(secondOfDay: shown.secondOfDay % 43_200 + (isMorning ? 0 : 43_200))
    }

    /// The time so many seconds after the day's first, of which there are 86,400.
    package init(secondOfDay: Int) {
        self.hour = secondOfDay / 3_600
        self.minute = secondOfDay / 60 % 60
        self.second = secondOfDay % 60
    }

    /// How many seconds after the day's first it is.
    var secondOfDay: Int { hour * 3_600 + minute * 60 + second }

    /// The time as `09:10`, and as `09:10:30` when there are seconds.
    package var description: String {
        "\(twoDigits(hour)):\(twoDigits(minute))" + (second == 0 ? "" : ":\(twoDigits(second))")
    }
}
