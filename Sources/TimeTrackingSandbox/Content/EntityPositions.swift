/// Where the entities of each kind lie in their arrays; nil where that is not known.
struct EntityPositions: Sendable {
    var accounts: EntityPlaces?
    var clients: EntityPlaces?
    var projects: EntityPlaces?
    var tasks: EntityPlaces?
    var tags: EntityPlaces?
}

/// Where the entities of one kind lie in their array, and what they are called.
struct EntityPlaces: Sendable {
    private(set) var positions: [String: Int] = [:]
    private(set) var names: Set<String> = []
    private var count = 0

    init<Element>(of elements: [Element], _ id: (Element) -> String, _ name: (Element) -> String) {
        positions.reserveCapacity(elements.count)
        names.reserveCapacity(elements.count)
        for element in elements { append(id(element), name(element)) }
    }

    /// Takes down an entity that lies behind the others.
    mutating func append(_ id: String, _ name: String) {
        // The first of several with one identifier is the one that a search from the front would find.
        if positions[id] == nil { positions[id] = count }
        names.insert(name)
        count += 1
    }
}

/// Looking entities up.
extension Sandbox.Content {
    /// Makes what is needed to look things up quickly, as far as it is not there.
    ///
    /// Without it everything is found as well, only more slowly.
    mutating func prepare() {
        positions.accounts = positions.accounts ?? EntityPlaces(of: accounts, \.id) { $0.name ?? "" }
        positions.clients = positions.clients ?? EntityPlaces(of: clients, \.id, \.name)
        positions.projects = positions.projects ?? EntityPlaces(of: projects, \.id, \.name)
        positions.tasks = positions.tasks ?? EntityPlaces(of: tasks, \.id, \.name)
        positions.tags = positions.tags ?? EntityPlaces(of: tags, \.id, \.name)
        if timeEntryIndex == nil { timeEntryIndex = TimeEntryIndex(timeEntries) }
    }

    func account(_ id: String?) -> Account? { Self.find(id, in: accounts, \.id, positions.accounts) }

    func client(_ id: String?) -> Client? { Self.find(id, in: clients, \.id, positions.clients) }

    func project(_ id: String?) -> Project? { Self.find(id, in: projects, \.id, positions.projects) }

    func task(_ id: String?) -> Task? { Self.find(id, in: tasks, \.id, positions.tasks) }

    func tag(_ id: String?) -> Tag? { Self.find(id, in: tags, \.id, positions.tags) }

    /// Whether a condition that includes a name holds for one of the entities of a kind.
    ///
    /// - Parameters:
    ///   - places: What is known of them; nil when nothing is.
    ///   - elements: The entities.
    ///   - name: The name, without which none of them meets the condition.
    ///   - condition: The condition.
    /// - Returns: Whether there is such an entity.
    static func contains<Element>(
        _ places: EntityPlaces?,
        _ elements: [Element],
        named name: String,
        where condition: (Element) -> Bool
    ) -> Bool {
        if let places, !places.names.contains(name) { return false }
        return elements.contains(where: condition)
    }

    private static func find<Element>(
        _ wanted: String?,
        in elements: [Element],
        _ id: (Element) -> String,
        _ places: EntityPlaces?
    ) -> Element? {
        guard let wanted else { return nil }
        guard let places else { return elements.first { id($0) == wanted } }
        return places.positions[wanted].map { elements[$0] }
    }
}
