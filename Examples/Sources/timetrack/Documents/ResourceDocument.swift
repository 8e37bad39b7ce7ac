import ClockifyAPI
import TerminalOutput
import TimetrackKeys

/// A project, task, tag or client that a command created or changed, in JSON.
struct ResourceDocument: Encodable {
    /// What it is: `project`, `task`, `tag` or `client`.
    var kind: String
    var id: String
    var name: String
    /// The client of a project, or the project of a task; nil for others.
    var parent: String?
    /// Whether it is in use: not archived, not done.
    var isActive: Bool
    /// Whether the command has changed anything.
    var isChanged = true

    enum CodingKeys: String, CodingKey {
        case kind, id, name
        case parent = "belongs_to"
        case isActive = "active"
        case isChanged = "changed"
    }

    init(_ project: Clockify.Project) {
        kind = "project"
        id = project.id.rawValue
        name = project.name
        parent = project.clientName.flatMap { $0.isEmpty ? nil : $0 }
        isActive = !project.isArchived
    }

    init(_ task: Clockify.Task, of project: Clockify.Project) {
        kind = "task"
        id = task.id.rawValue
        name = task.name
        parent = project.name
        isActive = task.status != .done
    }

    init(_ tag: Clockify.Tag) {
        kind = "tag"
        id = tag.id.rawValue
        name = tag.name
        isActive = !tag.isArchived
    }

    init(_ client: Clockify.Customer) {
        kind = "client"
        id = client.id.rawValue
        name = client.name
        isActive = !client.isArchived
    }

    /// Says what was done, and nothing when that was not asked for.
    ///
    /// - Parameters:
    ///   - verb: What was done, as the first word of a sentence: `Created`.
    ///   - state: What it is when there was nothing to do: `archived`.
    ///   - context: Where to say it.
    /// - Throws: `TerminalError` when it cannot be written.
    func show(_ verb: String, or state: String = "there", in context: Context) throws {
        try context.console.show(self) { terminal in
            guard !context.console.isQuiet else { return }
            // Whoever sees it needs no more to know it by; programs get the whole name.
            let most = terminal.isInteractive ? 60 : Int.max
            let name = StyledText(name, .strong).truncated(toColumns: most)
            let parent = parent.map { StyledText(" of \($0)").truncated(toColumns: most) } ?? ""
            let what: StyledText = "\(name)\(parent) (\(id))"
            guard isChanged else { return try terminal.print("The \(kind) \(what) is \(state) already.") }
            try terminal.print("\(verb, .good) the \(kind) \(what).")
        }
    }
}

/// Tags, clients or tasks in JSON.
struct ResourceListDocument: Encodable {
    /// One of them.
    struct Row: Encodable {
        var id: String
        var name: String
        var isActive: Bool

        enum CodingKeys: String, CodingKey {
            case id, name
            case isActive = "active"
        }
    }

    /// What they are: `tags`, `clients` or `tasks`.
    var kind: String
    var rows: [Row]

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(rows, forKey: Key(stringValue: kind))
    }

    /// Shows the list.
    ///
    /// - Parameters:
    ///   - none: What to say on a terminal when it is empty.
    ///   - context: Where to show it.
    /// - Throws: `TerminalError` when it cannot be written.
    func show(orSay none: StyledText, in context: Context) throws {
        try context.console.show(self) { terminal in
            guard !rows.isEmpty || !terminal.isInteractive else { return try terminal.print(none) }
            var table = Table([.init("Name", mayShrink: true), .init("Id")])
            for row in rows {
                table.append([StyledText(row.name, row.isActive ? .strong : .faint), StyledText(row.id, .faint)])
            }
            try terminal.print(table)
        }
    }
}
