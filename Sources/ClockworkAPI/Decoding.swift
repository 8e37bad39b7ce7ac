import TimeTrackingKit

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
}
