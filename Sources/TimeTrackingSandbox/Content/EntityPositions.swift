/// Where the entities of each kind lie in their arrays, by their identifiers; nil where that is not known.
struct EntityPositions: Sendable {
    var accounts: [String: Int]?
    var clients: [String: Int]?
    var projects: [String: Int]?
    var tasks: [String: Int]?
    var tags: [String: Int]?
}

/// Looking entities up.
extension Sandbox.Content {
    /// Makes what is needed to look things up quickly, as far as it is not there.
    ///
    /// Without it everything is found as well, only more slowly.
    mutating func prepare() {
        positions.accounts = positions.accounts ?? Self.positions(of: accounts, \.id)
        positions.clients = positions.clients ?? Self.positions(of: clients, \.id)
        positions.projects = positions.projects ?? Self.positions(of: projects, \.id)
        positions.tasks = positions.tasks ?? Self.positions(of: tasks, \.id)
        positions.tags = positions.tags ?? Self.positions(of: tags, \.id)
        if timeEntryIndex == nil { timeEntryIndex = TimeEntryIndex(timeEntries) }
    }

    func account(_ id: String?) -> Account? { Self.find(id, in: accounts, \.id, positions.accounts) }

    func client(_ id: String?) -> Client? { Self.find(id, in: clients, \.id, positions.clients) }

    func project(_ id: String?) -> Project? { Self.find(id, in: projects, \.id, positions.projects) }

    func task(_ id: String?) -> Task? { Self.find(id, in: tasks, \.id, positions.tasks) }

    func tag(_ id: String?) -> Tag? { Self.find(id, in: tags, \.id, positions.tags) }

    private static func positions<Element>(of elements: [Element], _ id: (Element) -> String) -> [String: Int] {
        // The first of several with one identifier is the one that a search from the front would find.
        Dictionary(elements.enumerated().map { (id($1), $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func find<Element>(
        _ wanted: String?,
        in elements: [Element],
        _ id: (Element) -> String,
        _ positions: [String: Int]?
    ) -> Element? {
        guard let wanted else { return nil }
        guard let positions else { return elements.first { id($0) == wanted } }
        return positions[wanted].map { elements[$0] }
    }
}
