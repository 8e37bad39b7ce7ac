import TerminalOutput
import TimetrackKeys
import TimetrackNames

/// What the names of one kind of things are called in messages, and what they mean.
struct NameChoice: Sendable {
    /// One of them: `project`.
    let noun: String
    /// Several of them.
    let plural: String
    /// The command that lists them.
    let list: String
    /// What is said of one that is not in use: `archived`.
    let inactive: String
    /// The command that brings one back, to which the id is added, or nil when there is none.
    let revival: String?

    static let project = NameChoice(
        noun: "project",
        plural: "projects",
        list: "timetrack projects",
        inactive: "archived",
        revival: "timetrack projects unarchive"
    )
    static let tag = NameChoice(
        noun: "tag",
        plural: "tags",
        list: "timetrack tags",
        inactive: "archived",
        revival: "timetrack tags unarchive"
    )
    static let client = NameChoice(
        noun: "client",
        plural: "clients",
        list: "timetrack clients",
        inactive: "archived",
        revival: "timetrack clients unarchive"
    )
    static let workspace = NameChoice(
        noun: "workspace",
        plural: "workspaces",
        list: "timetrack workspace list",
        inactive: "closed",
        revival: nil
    )

    /// The tasks of the project with this id.
    static func task(of project: String) -> NameChoice {
        NameChoice(
            noun: "task",
            plural: "tasks",
            list: "timetrack tasks -p \(project)",
            inactive: "done",
            revival: "timetrack tasks reopen -p \(project)"
        )
    }

    /// The one that is meant and in use.
    ///
    /// - Parameters:
    ///   - text: What the person wrote.
    ///   - items: What there is.
    ///   - place: Where the person wrote it, or nil for the command line.
    ///   - options: What commands in the message repeat, with a space before each word.
    /// - Returns: The item.
    /// - Throws: ``Failure`` that lists the candidates when there is none or several.
    func item(_ text: String, among items: [NamedItem], place: String? = nil, repeating options: String) throws
        -> NamedItem
    {
        let result = NameSearch(text).result(among: items)
        if case .one(let item) = result { return item }
        throw failure(text, result, place, repeating: options)
    }

    /// The one that is meant, in use or not, by its id or its whole name; of two with one name that which is to change.
    ///
    /// - Throws: ``Failure`` that lists the candidates when there is none or several.
    func item(_ text: String, among items: [NamedItem], toBecomeActive: Bool, repeating options: String) throws
        -> NamedItem
    {
        let search = NameSearch(text, .wholeNames)
        var result = search.result(among: items.filter { $0.isActive != toBecomeActive })
        if case .none = result { result = search.result(among: items) }
        switch result {
        case .one(let item), .inactive(let item): return item
        case .several, .none: throw failure(text, result, nil, repeating: options)
        }
    }

    /// The most candidates that a message lists.
    private static var mostCandidates: Int { 10 }

    /// Why none can be taken.
    func failure(
        _ text: String,
        _ result: NameSearch.Result,
        _ place: String?,
        repeating options: String
    ) -> Failure {
        let origin = place.map { " (as \($0) has it)" } ?? ""
        let wanted = "\"\(text.truncated(toColumns: 60))\"\(origin)"
        switch result {
        case .one(let item), .inactive(let item):
            let advice = revival.map { "; `\($0) \(item.id)\(options)` brings it back." } ?? "."
            return Failure(.notFound, "\(inactive)_\(noun)", "The \(noun) \(said(item)) is \(inactive)\(advice)")
        case .several(let items):
            let shown = items.prefix(Self.mostCandidates).map(said).joined(separator: ", ")
            let more = items.count > Self.mostCandidates ? " and \(items.count - Self.mostCandidates) more" : ""
            let slash = items.contains { $0.client != nil } ? ", \"Client/Project\"" : ""
            return Failure(
                .notFound,
                "ambiguous_\(noun)",
                "Several \(plural) are meant by \(wanted): \(shown)\(more); give the whole name\(slash) or an id."
            )
        case .none(let similar):
            let names = similar.map { "\"\($0.fullName.truncated(toColumns: 60))\"" }
            let advice =
                names.isEmpty ? "`\(list)\(options)` lists them." : "did you mean \(names.joined(separator: ", "))?"
            return Failure(.notFound, "unknown_\(noun)", "There is no \(noun) \(wanted); \(advice)")
        }
    }

    private func said(_ item: NamedItem) -> String {
        "\"\(item.fullName.truncated(toColumns: 60))\" (\(item.id))"
    }
}
