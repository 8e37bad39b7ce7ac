import TimeTrackingKit

/// A list that stands in an answer alone, or within objects.
struct EnclosedList<Element: Decodable>: Decodable {
    private let elements: [Element]

    /// Reads the list of an answer.
    ///
    /// - Parameters:
    ///   - path: The names of the objects around the list, from the outside; none when the answer is the list.
    ///   - decode: Reads the answer.
    /// - Returns: The elements; none when null stands where the list should be.
    /// - Throws: What reading throws.
    static func elements(
        at path: [String],
        decode: (EnclosedList.Type) throws(APIError) -> EnclosedList
    ) throws -> [Element] {
        // The initializer of a decodable type has no other way to learn it.
        try ListPath.$current.withValue(path) { try decode(EnclosedList.self) }.elements
    }

    init(from decoder: any Decoder) throws {
        var path = ListPath.current
        guard let name = path.popLast() else {
            self.elements = try [Element](from: decoder)
            return
        }
        var container = try decoder.container(keyedBy: Name.self)
        for name in path { container = try container.nestedContainer(keyedBy: Name.self, forKey: Name(name)) }
        self.elements = try container.decode([Element]?.self, forKey: Name(name)) ?? []
    }
}

/// Where the answer that is being read has its list.
private enum ListPath {
    @TaskLocal static var current: [String] = []
}

/// Any name of a member.
private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { self.stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
