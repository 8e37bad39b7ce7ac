#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The time that a report covers, and the zone in which its days lie.
struct ClockifyReportPeriod {
    var zone: ZoneRule
    /// The first moment, in seconds since 1970.
    var start: Int
    /// The last moment, in seconds since 1970.
    var end: Int
    /// The wall-clock times of both, counted as if they were UTC.
    private var wall: ClosedRange<Int>

    /// How many days it covers, of which a part counts as one.
    var dayCount: Int {
        let seconds = wall.upperBound - wall.lowerBound
        return max(1, (seconds + 86_399) / 86_400)
    }

    /// The days that it covers, counted from 1970-01-01.
    var days: [Int] {
        let first = CivilTime.day(ofSeconds: wall.lowerBound)
        return (0..<dayCount).map { first + $0 }
    }

    init(_ fields: ClockifyFields, _ request: ClockifyRequest) throws(ClockifyFailure) {
        if let name = try fields.text("timeZone"), !name.isEmpty {
            guard let rule = ZoneTable.rule(named: name) else {
                throw .invalid("timeZone cannot be \(name).", "timeZone no puede ser \(name).")
            }
            zone = rule
        } else {
            zone = request.account.zone
        }
        let written = (
            start: try Self.wallSeconds("dateRangeStart", fields), end: try Self.wallSeconds("dateRangeEnd", fields)
        )
        let type = try fields.choice("dateRangeType", of: Self.types) ?? "ABSOLUTE"
        let weekStart = try fields.choice("weekStart", of: Clockify.weekdays) ?? "MONDAY"
        let now = Timestamp.seconds(of: request.call.now)
        let days = Self.days(type, today: CivilTime.day(ofSeconds: now + zone.offset(at: now)), weekStart)
        // Only a relative period leaves the written bounds aside.
        let (first, last) = days.map { ($0.lowerBound * 86_400, $0.upperBound * 86_400 - 1) } ?? written
        guard first <= last else {
            throw .invalid(
                "dateRangeEnd lies before dateRangeStart.",
                "dateRangeEnd es anterior a dateRangeStart."
            )
        }
        wall = first...last
        start = zone.moment(ofWallSeconds: first)
        end = zone.moment(ofWallSeconds: last)
    }

    /// The day, counted from 1970-01-01, on which a moment lies in the report's zone.
    func day(of seconds: Int) -> Int {
        CivilTime.day(ofSeconds: seconds + zone.offset(at: seconds))
    }

    /// A bound as wall-clock time: a zone that is written is used to reach UTC, whose digits are then read again.
    private static func wallSeconds(_ name: String, _ fields: ClockifyFields) throws(ClockifyFailure) -> Int {
        guard let text = try fields.text(name), !text.isEmpty else { throw ClockifyFields.missing(name) }
        guard let date = Timestamp.date(text) ?? Timestamp.date(text + "Z") else {
            throw .invalid(
                "\(name) is \(text) and must look like 2026-01-31T00:00:00.",
                "\(name) es \(text) y debe ser como 2026-01-31T00:00:00."
            )
        }
        return Timestamp.seconds(of: date)
    }

    private static let types = [
        "ABSOLUTE", "TODAY", "YESTERDAY", "THIS_WEEK", "LAST_WEEK", "PAST_TWO_WEEKS", "THIS_MONTH", "LAST_MONTH",
        "THIS_YEAR", "LAST_YEAR",
    ]

    /// The days of a relative period, or nil for an absolute one.
    private static func days(_ type: String, today: Int, _ weekStart: String) -> Range<Int>? {
        let civil = CivilTime(seconds: today * 86_400)
        let offset = CivilTime.weekday(ofDay: today) - (Clockify.weekdays.firstIndex(of: weekStart) ?? 0)
        let week = today - (offset + 7) % 7
        func month(_ number: Int) -> Int {
            let (year, month) = number < 1 ? (civil.year - 1, number + 12) : (civil.year, number)
            return month > 12
                ? CivilTime.days(year: year + 1, month: 1, day: 1) : CivilTime.days(year: year, month: month, day: 1)
        }
        func year(_ year: Int) -> Int { CivilTime.days(year: year, month: 1, day: 1) }
        return switch type {
        case "TODAY": today..<today + 1
        case "YESTERDAY": today - 1..<today
        case "THIS_WEEK": week..<week + 7
        case "LAST_WEEK": week - 7..<week
        case "PAST_TWO_WEEKS": week - 14..<week
        case "THIS_MONTH": month(civil.month)..<month(civil.month + 1)
        case "LAST_MONTH": month(civil.month - 1)..<month(civil.month)
        case "THIS_YEAR": year(civil.year)..<year(civil.year + 1)
        case "LAST_YEAR": year(civil.year - 1)..<year(civil.year)
        default: nil
        }
    }
}
