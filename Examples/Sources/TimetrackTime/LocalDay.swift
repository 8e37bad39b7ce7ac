#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A day of the calendar in the zone of this machine.
///
/// The C library knows the zone; the part of Foundation that knows it as well would double the time the program needs
/// to start.
package struct LocalDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year.
    package let year: Int
    /// The month, from 1.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int
    /// The day of the week, 0 for Sunday.
    package let weekday: Int

    /// How many days after the first one of 1970 it is.
    let number: Int

    /// The day on which a moment falls.
    package init(_ date: Date) {
        self = LocalZone.machine.wallTime(at: date).day
    }

    /// Reads a day such as `2026-11-21`; nil for anything else, or for a day that does not exist.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            year > 0, (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let found = LocalDay(number: Self.number(year, month, day))
        guard found.year == year, found.month == month, found.day == day else { return nil }
        self = found
    }

    /// The day that comes so many days after the first one of 1970.
    ///
    /// Years are counted from March here, so that the day that leap years have more is the last one. Four centuries,
    /// in which the calendar repeats itself, have 146,097 days.
    init(number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        self.number = number
        self.day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        self.month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.year = yearOfEra + era * 400 + (monthFromMarch < 10 ? 0 : 1)
        // The first day of 1970 was a Thursday.
        self.weekday = ((number + 4) % 7 + 7) % 7
    }

    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day so many days later.
    package func adding(days: Int) -> LocalDay {
        LocalDay(number: number + days)
    }

    /// The first moment of the day, which is not midnight where clocks change at midnight.
    package var start: Date { LocalZone.machine.firstMoment(of: WallTime(self, ClockTime(secondOfDay: 0))) }

    /// The first moment of the next day.
    package var end: Date { adding(days: 1).start }

    /// The day as `2026-11-21`.
    package var description: String {
        "\(year)-\(twoDigits(month))-\(twoDigits(day))"
    }

    /// The day as `Sat 21 Nov`.
    package var short: String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(Self.weekdays[weekday]) \(twoDigits(day)) \(months[month - 1])"
    }

    /// The days of the week, from Sunday.
    static var weekdays: [String] { ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] }

    package static func < (left: LocalDay, right: LocalDay) -> Bool {
        left.number < right.number
    }
}
