extension KeyedEncodingContainer {
    /// Writes a list unless it is empty.
    mutating func encodeIfAny(_ list: [some Encodable], forKey key: Key) throws {
        if !list.isEmpty { try encode(list, forKey: key) }
    }
}

extension Array where Element: Hashable {
    /// The elements without repetitions, in the order of their first appearance.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
