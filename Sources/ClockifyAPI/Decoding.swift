import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// What Clockify's answers have in common: values that are missing, null or an empty text all mean that there is none.

extension KeyedDecodingContainer {
    /// Reads a text; missing, null and empty are nil.
    func text(_ key: Key) throws -> String? {
        guard let text = try decodeIfPresent(String.self, forKey: key), !text.isEmpty else { return nil }
        return text
    }

    /// Reads an id; missing, null and empty are nil.
    func identifier<Entity>(_ key: Key) throws -> Clockify.Identifier<Entity>? {
        try text(key).map { Clockify.Identifier($0) }
    }

    /// Reads an open set of names; missing, null and empty are nil.
    func name<Name: RawRepresentable<String>>(_ key: Key) throws -> Name? {
        try text(key).flatMap { Name(rawValue: $0) }
    }

    /// Reads a flag; missing and null are false.
    func flag(_ key: Key) throws -> Bool {
        try decodeIfPresent(Bool.self, forKey: key) ?? false
    }

    /// Reads a list; missing and null are the empty list.
    func list<Value: Decodable>(_ key: Key) throws -> [Value] {
        try decodeIfPresent([Value].self, forKey: key) ?? []
    }

    /// Reads a moment, whatever the decoder would make of a date; missing, null and empty are nil.
    func moment(_ key: Key) throws -> Date? {
        guard let text = try text(key) else { return nil }
        guard let date = Timestamp.date(from: text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "not a timestamp")
        }
        return date
    }

    /// Reads a moment that must be there, whatever the decoder would make of a date.
    func requiredMoment(_ key: Key) throws -> Date {
        guard let date = try moment(key) else {
            throw DecodingError.valueNotFound(
                Date.self,
                DecodingError.Context(codingPath: codingPath + [key], debugDescription: "no timestamp")
            )
        }
        return date
    }

    /// Reads a duration such as `PT1H30M`; missing, null and empty are nil.
    func duration(_ key: Key) throws -> Duration? {
        guard let text = try text(key) else { return nil }
        guard let duration = ISODuration.duration(from: text) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "not a duration")
        }
        return duration
    }
}
