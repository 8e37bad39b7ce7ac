/// Finds what a person means by an id, a name or a part of a name.
///
/// An id comes first, then the exact name, then the name in any case, then the only name that the text is a part of. A
/// project may be named with its client, `Client/Project`, whose part before the slash is the whole name of the client.
package struct NameSearch: Sendable {
    /// What was found.
    package enum Result: Sendable, Hashable {
        /// The one that is meant.
        case one(NamedItem)
        /// The one that is meant, which is archived or done.
        case inactive(NamedItem)
        /// Those that may be meant.
        case several([NamedItem])
        /// Nothing; these have similar names.
        case none([NamedItem])
    }

    /// How much of a name has to be given.
    package enum Strictness: Sendable {
        /// The id, or the whole name in any case, for what cannot be taken back with ease.
        case wholeNames
        /// A part of the name will do.
        case partsOfNames
    }

    private let text: String
    private let strictness: Strictness

    /// - Parameters:
    ///   - text: What the person wrote.
    ///   - strictness: How much of a name that has to be.
    package init(_ text: String, _ strictness: Strictness = .partsOfNames) {
        self.text = text
        self.strictness = strictness
    }

    /// The shortest text that is a part of the name of everything that may be meant, to ask a service for.
    package var filter: String {
        let part = text.split(separator: "/").last.map(String.init) ?? text
        return part.contains { !$0.isWhitespace } ? part : text
    }

    /// Looks for it.
    ///
    /// - Parameter items: All there are, or all whose name the ``filter`` is a part of.
    package func result(among items: [NamedItem]) -> Result {
        if let item = items.first(where: { $0.id == text }) { return Self.found([item]) }
        let active = items.filter(\.isActive)
        for matches in [matches(isExact), matches(isWhole)] {
            let found = active.filter(matches)
            if !found.isEmpty { return Self.found(found) }
        }
        // Before the parts of names, so that no other project stands in for the archived one that was named.
        let inactive = items.filter { !$0.isActive && matches(isWhole)($0) }
        if !inactive.isEmpty { return Self.found(inactive) }
        if case .partsOfNames = strictness {
            for candidates in [active, items] {
                let found = candidates.filter(matches(isPart))
                if !found.isEmpty { return Self.found(found) }
            }
        }
        return .none(similar(among: active))
    }

    private static func found(_ items: [NamedItem]) -> Result {
        guard let only = items.first, items.count == 1 else { return .several(items) }
        return only.isActive ? .one(only) : .inactive(only)
    }

    private func isExact(_ name: String, _ text: String) -> Bool { name == text }
    private func isWhole(_ name: String, _ text: String) -> Bool { FoldedName(name) == FoldedName(text) }
    private func isPart(_ name: String, _ text: String) -> Bool { FoldedName(name).contains(FoldedName(text)) }

    /// Whether an item is meant, where names are compared in one way.
    private func matches(_ compare: @escaping (String, String) -> Bool) -> (NamedItem) -> Bool {
        { item in
            if compare(item.name, text) { return true }
            guard let client = item.client else { return false }
            return slashes.contains { slash in
                isWhole(client, String(text[..<slash])) && compare(item.name, String(text[text.index(after: slash)...]))
            }
        }
    }

    /// Where the name of a client may end.
    private var slashes: [String.Index] { text.indices.filter { text[$0] == "/" } }

    private func similar(among items: [NamedItem]) -> [NamedItem] {
        let wanted = FoldedName(text)
        let limit = max(1, min(text.count, 60) / 3)
        let near = items.compactMap { item -> (item: NamedItem, distance: Int)? in
            let distance = wanted.distance(to: FoldedName(item.name))
            return distance <= limit ? (item, distance) : nil
        }
        return near.sorted { ($0.distance, $0.item.name) < ($1.distance, $1.item.name) }.prefix(5).map(\.item)
    }
}
