#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension APIRequest {
    /// The texts of the request that are the caller's: what a refusal may repeat and an error must not.
    var sentTexts: [String] {
        // A segment with a digit in it is an id; the others are words of the API.
        path.filter { $0.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
            + query.map(\.value) + bodyTexts
    }

    private var bodyTexts: [String] {
        guard let body, contentType == "application/json" else { return [] }
        do {
            return try JSONDecoder().decode(JSONValue.self, from: Data(body)).texts
        } catch {
            // Not JSON after all, so there are no texts in it that could be told apart.
            return []
        }
    }
}

extension JSONValue {
    /// All texts within the value, the names of members excepted.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.texts)
        case .object(let members): members.values.flatMap(\.texts)
        case .null, .bool, .integer, .number: []
        }
    }
}
