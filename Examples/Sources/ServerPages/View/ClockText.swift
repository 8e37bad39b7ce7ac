import ClockifyAPI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Days, times and lengths of time as the page writes them, in English.
enum ClockText {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// A weekday, from 1 for Sunday.
    static func weekday(_ number: Int) -> String {
        weekdays.indices.contains(number - 1) ? weekdays[number - 1] : ""
    }

    /// A day as `9 January`.
    static func date(_ day: Clockify.CalendarDay) -> String { "\(day.day) \(months[day.month - 1])" }

    /// A week as `29 December 2025 – 4 January 2026`, without what both ends have in common.
    static func week(_ week: CalendarWeek) -> String {
        guard let first = week.days.first?.day, let last = week.days.last?.day else { return "" }
        let end = "\(date(last)) \(last.year)"
        if first.year != last.year { return "\(date(first)) \(first.year) – \(end)" }
        return first.month == last.month ? "\(first.day) – \(end)" : "\(date(first)) – \(end)"
    }

    /// A length of time as `1:05`, in hours and minutes, rounded to the minute.
    static func hours(_ seconds: Double) -> String {
        let minutes = Int((seconds / 60).rounded())
        return "\(minutes / 60):\(twoDigits(minutes % 60))"
    }

    /// A length of time as `1:05:09`.
    static func elapsed(_ seconds: Int) -> String {
        let seconds = max(0, seconds)
        return "\(seconds / 3600):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
    }

    /// A moment as `09:05`.
    static func time(_ moment: Date, in zone: TimeZone) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.hour, .minute], from: moment)
        return "\(twoDigits(parts.hour ?? 0)):\(twoDigits(parts.minute ?? 0))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
