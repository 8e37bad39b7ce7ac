#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Reads and writes the moments that services exchange, such as `2026-01-09T08:30:00Z`.
package enum Timestamp {
    /// Years 1 to 9999, the ones with four digits.
    private static let representable = -62_135_596_800.0..<253_402_300_800.0

    /// Writes a moment in UTC, without the fraction of its second, or returns nil when its year has not four digits.
    package static func text(of date: Date) -> String? {
        guard representable.contains(date.timeIntervalSince1970) else { return nil }
        return Date.ISO8601FormatStyle().format(date)
    }

    /// Reads a moment with or without a fraction and with any offset (`Z`, `+09:00`, `+0900`), or returns nil.
    package static func date(from text: String) -> Date? {
        if let date = inUTC(text) { return date }
        do {
            return try Date.ISO8601FormatStyle().parse(text)
        } catch {
            // The style has one error and says nothing more.
            return nil
        }
    }
}

extension Timestamp {
    /// Reads the form of nearly every answer, `yyyy-MM-ddTHH:mm:ssZ`, at a tenth of the cost of the general one.
    ///
    /// Returns nil for every other form, and for what the general one has to judge, such as a second 60.
    private static func inUTC(_ text: String) -> Date? {
        var copy = text
        return copy.withUTF8 { bytes in
            guard bytes.count == 20, bytes[4] == dash, bytes[7] == dash, bytes[10] == UInt8(ascii: "T"),
                bytes[13] == colon, bytes[16] == colon, bytes[19] == UInt8(ascii: "Z"),
                // Before it the general way counts by another calendar.
                let century = number(bytes, at: 0), let yearOfCentury = number(bytes, at: 2), century >= 16,
                let month = number(bytes, at: 5), let day = number(bytes, at: 8),
                let hour = number(bytes, at: 11), let minute = number(bytes, at: 14),
                let second = number(bytes, at: 17),
                (1...12).contains(month), (1...28).contains(day) || (29...31).contains(day) && month != 2,
                day < 31 || ![4, 6, 9, 11].contains(month), hour < 24, minute < 60, second < 60
            else { return nil }
            let days = CivilDays.since1970(year: century * 100 + yearOfCentury, month: month, day: day)
            return Date(timeIntervalSince1970: Double(days * 86_400 + hour * 3_600 + minute * 60 + second))
        }
    }

    private static let dash = UInt8(ascii: "-")
    private static let colon = UInt8(ascii: ":")

    /// The number that two digits make, or nil when they are none.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let tens = bytes[index] &- UInt8(ascii: "0")
        let ones = bytes[index + 1] &- UInt8(ascii: "0")
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }
}

extension JSONEncoder {
    /// An encoder for the bodies of requests: stable order of keys, moments as ``Timestamp`` writes them.
    package static func forService() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            guard let text = Timestamp.text(of: date) else {
                let context = EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "year")
                throw EncodingError.invalidValue(date, context)
            }
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
        return encoder
    }
}

extension JSONDecoder {
    /// A decoder for the answers of services: moments as ``Timestamp`` reads them.
    package static func forService() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            guard let date = Timestamp.date(from: try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a timestamp")
            }
            return date
        }
        return decoder
    }
}
