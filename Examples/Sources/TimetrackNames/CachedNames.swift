/// The names of one workspace as they were when a command listed them.
package struct CachedNames: Sendable, Hashable, Codable {
    /// A name.
    package struct Entry: Sendable, Hashable, Codable {
        package var id: String
        package var name: String
        /// The client of a project, or nil.
        package var client: String?

        package init(_ item: NamedItem) {
            self.id = item.id
            self.name = item.name
            self.client = item.client
        }
    }

    /// What kind of things the names are of.
    package enum Kind: Sendable, Hashable {
        case projects
        case tags
        case clients
        /// The tasks of a project, by its id.
        case tasks(String)
        /// The workspaces of an account.
        case workspaces
    }

    /// The most names that one file has; more would take long to read.
    package static var mostNames: Int { 20_000 }

    /// The most scalars that a name has to be offered by a shell; a character may have any number of marks.
    static var mostScalars: Int { 200 }

    package private(set) var projects: [Entry] = []
    package private(set) var tags: [Entry] = []
    package private(set) var clients: [Entry] = []
    package private(set) var workspaces: [Entry] = []
    /// The tasks by the ids of their projects.
    package private(set) var tasks: [String: [Entry]] = [:]

    /// The id of the workspace that was worked in last without one being named, or nil when it is not known.
    package var usualWorkspace: String?

    package init() {}

    /// Takes the names of a list, in the place of those that were there.
    ///
    /// - Parameters:
    ///   - items: Everything on the list; what is archived or done, or has a name that nobody would complete, is left out.
    ///   - kind: What it is a list of.
    package mutating func set(_ items: [NamedItem], _ kind: Kind) {
        let wanted = items.filter { $0.isActive && $0.name.unicodeScalars.count <= Self.mostScalars }
        set([], of: kind)
        let room = Self.mostNames - count
        set(wanted.prefix(max(0, room)).map { Entry($0) }, of: kind)
    }

    /// Adds one name, in the place of the former one of the same thing.
    package mutating func add(_ item: NamedItem, _ kind: Kind) {
        remove(item.id, kind)
        guard item.name.unicodeScalars.count <= Self.mostScalars, count < Self.mostNames else { return }
        set(entries(of: kind) + [Entry(item)], of: kind)
    }

    /// Takes one name out.
    package mutating func remove(_ id: String, _ kind: Kind) {
        set(entries(of: kind).filter { $0.id != id }, of: kind)
    }

    private func entries(of kind: Kind) -> [Entry] {
        switch kind {
        case .projects: projects
        case .tags: tags
        case .clients: clients
        case .workspaces: workspaces
        case .tasks(let project): tasks[project] ?? []
        }
    }

    private mutating func set(_ entries: [Entry], of kind: Kind) {
        switch kind {
        case .projects: projects = entries
        case .tags: tags = entries
        case .clients: clients = entries
        case .workspaces: workspaces = entries
        case .tasks(let project): tasks[project] = entries.isEmpty ? nil : entries
        }
    }

    private var count: Int {
        projects.count + tags.count + clients.count + workspaces.count + tasks.values.reduce(0) { $0 + $1.count }
    }
}
