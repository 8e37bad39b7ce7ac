#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The texts in which the two services write times.
enum Timestamp {
    /// The years 1 to 9999: what four digits can write.
    private static let writable = -62_135_596_800...253_402_300_799

    /// Whole seconds since 1970, rounded down and kept within the years 1 to 9999.
    static func seconds(of date: Date) -> Int {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        guard seconds > Double(writable.lowerBound) else { return writable.lowerBound }
        guard seconds < Double(writable.upperBound) else { return writable.upperBound }
        return Int(seconds)
    }

    static func date(_ seconds: Int) -> Date {
        Date(timeIntervalSince1970: Double(seconds))
    }

    /// Reads `yyyy-MM-dd`, or gives nil when the text is something else or no day of the calendar.
    static func day(_ text: String) -> CivilTime? {
        var reader = DigitReader(text)
        guard let day = reader.day(), reader.isAtEnd else { return nil }
        return day
    }

    /// Reads `yyyy-MM-ddTHH:mm:ss`, with a fraction or without, and `Z` or an offset; nil when anything is missing.
    static func date(_ text: String) -> Date? {
        var reader = DigitReader(text)
        guard var civil = reader.day(), reader.take("T"),
            let hour = reader.number(digits: 2, in: 0...23), reader.take(":"),
            let minute = reader.number(digits: 2, in: 0...59), reader.take(":"),
            let second = reader.number(digits: 2, in: 0...59),
            reader.skipFraction(), let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        (civil.hour, civil.minute, civil.second) = (hour, minute, second)
        return date(civil.seconds - offset)
    }
}

/// Reads numbers of a fixed width from the front of a text.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        self.rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(digits: Int, in range: ClosedRange<Int>) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let digit = takeDigit() else { return nil }
            number = number * 10 + digit
        }
        return range.contains(number) ? number : nil
    }

    private mutating func takeDigit() -> Int? {
        guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        rest.removeFirst()
        return Int(byte - UInt8(ascii: "0"))
    }

    mutating func day() -> CivilTime? {
        guard let year = number(digits: 4, in: 1...9_999), take("-"),
            let month = number(digits: 2, in: 1...12), take("-"),
            let day = number(digits: 2, in: 1...CivilTime.daysInMonth(month, of: year))
        else { return nil }
        return CivilTime(year: year, month: month, day: day)
    }

    mutating func skipFraction() -> Bool {
        guard take(".") else { return true }
        guard takeDigit() != nil else { return false }
        while takeDigit() != nil {}
        return true
    }

    /// The seconds east of UTC, or nil when there is no zone.
    mutating func offset() -> Int? {
        if take("Z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2, in: 0...18) else { return nil }
        _ = take(":")
        guard let minutes = number(digits: 2, in: 0...59) else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
