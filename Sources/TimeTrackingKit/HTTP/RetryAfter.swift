import HTTPTypes

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The value of a `Retry-After` field: a number of seconds or a date.
///
/// Of the date forms only IMF-fixdate is read, the one that servers must send. Anything else counts as no value.
enum RetryAfter: Hashable {
    case delay(Duration)
    case date(Date)

    /// Reads a field's value.
    ///
    /// - Parameter text: The value; nil comes back when it is neither seconds nor an IMF-fixdate.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        if !bytes.isEmpty, bytes.allSatisfy(\.isDigit) {
            // A number too large to represent is as good as for ever.
            self = .delay(.seconds(Int64(text) ?? .max))
        } else if let date = Self.date(fixed: bytes) {
            self = .date(date)
        } else {
            return nil
        }
    }

    /// How long a response asks to wait, or nil when it does not say so in a form that can be read.
    ///
    /// A date is compared with the response's own `Date` header, because the two clocks need not agree.
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - localNow: The time here, which a date is compared with when the response has no `Date`; nil makes nothing of
    ///     such a date.
    /// - Returns: The wait, or nil.
    static func delay(in response: HTTPResponse, localNow: () -> Date?) -> Duration? {
        switch response.headerFields[.retryAfter].flatMap(RetryAfter.init) {
        case .delay(let delay): return delay
        case .date(let until):
            let now = response.headerFields[.date].flatMap { date(fixed: Array($0.utf8)) } ?? localNow()
            return now.map { RetryAfter.date(until).delay(from: $0) }
        case nil: return nil
        }
    }

    /// How long to wait from a point in time; zero for a date that has passed.
    func delay(from now: Date) -> Duration {
        switch self {
        case .delay(let delay): delay
        case .date(let date): .seconds(max(0, date.timeIntervalSince(now)))
        }
    }

    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads a date such as `Sun, 06 Nov 1994 08:49:37 GMT`, in which every character has its place.
    private static func date(fixed bytes: [UInt8]) -> Date? {
        guard bytes.count == 29 else { return nil }
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].allSatisfy(\.isDigit) ? Int(text(range)) : nil
        }
        guard
            text(3..<5) == ", ", text(7..<8) == " ", text(11..<12) == " ", text(16..<17) == " ",
            text(19..<20) == ":", text(22..<23) == ":", text(25..<29) == " GMT",
            let day = number(5..<7), let year = number(12..<16),
            let month = months.firstIndex(of: text(8..<11)).map({ $0 + 1 }),
            let hour = number(17..<19), let minute = number(20..<22), let second = number(23..<25),
            (1...dayCount(ofMonth: month, year: year)).contains(day),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        let days = CivilDays.since1970(year: year, month: month, day: day)
        guard weekdays[((days % 7) + 7) % 7] == text(0..<3) else { return nil }
        return Date(timeIntervalSince1970: Double(days * 86_400 + hour * 3_600 + minute * 60 + second))
    }

    private static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
