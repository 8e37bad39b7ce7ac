import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What Clockwork's answers have in common: values that are missing, null or an empty text all mean that there is none.

extension KeyedDecodingContainer {
    /// Reads an id, which comes as a text or as a number; missing, null and empty are nil.
    func idText(_ key: Key) throws -> String? {
        switch try decodeIfPresent(JSONValue.self, forKey: key) {
        case nil, .null: return nil
        case .string(let text): return text.isEmpty ? nil : text
        case .integer(let number): return String(number)
        case .bool, .number, .array, .object:
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "not an id")
        }
    }

    /// Reads a text; missing, null and empty are nil.
    func text(_ key: Key) throws -> String? {
        guard let text = try decodeIfPresent(String.self, forKey: key), !text.isEmpty else { return nil }
        return text
    }

    /// Reads a moment, whatever the decoder would make of a date; missing, null and empty are nil.
    func moment(_ key: Key) throws -> Date? {
        guard let text = try text(key) else { return nil }
        guard let date = Timestamp.date(from: text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "not a timestamp")
        }
        return date
    }
}
