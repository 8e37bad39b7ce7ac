import Foundation

/// A JSON document as a test reads it.
package struct JSONDocument {
    private let value: Any?

    package init(_ text: String) throws {
        self.value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    private init(value: Any?) {
        self.value = value
    }

    package subscript(_ key: String) -> JSONDocument { JSONDocument(value: (value as? [String: Any])?[key]) }
    package subscript(_ index: Int) -> JSONDocument {
        let array = value as? [Any] ?? []
        return JSONDocument(value: array.indices.contains(index) ? array[index] : nil)
    }

    package var string: String? { value as? String }
    package var int: Int? { value as? Int }
    package var bool: Bool? { value as? Bool }
    package var count: Int? { (value as? [Any])?.count }
    package var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
    package var isNull: Bool { value is NSNull }
}
