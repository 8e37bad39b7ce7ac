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
        do {
            return try Date.ISO8601FormatStyle().parse(text)
        } catch {
            // The style has one error and says nothing more.
            return nil
        }
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
