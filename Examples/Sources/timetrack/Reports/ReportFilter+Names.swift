import TimetrackKeys
import TimetrackReports

extension ReportFilter {
    /// The filter that a person means.
    ///
    /// - Throws: ``Failure`` that lists the candidates when a name means nothing or too much.
    init(_ options: ReportFilterOptions, among fetched: FetchedEntries) throws {
        self.init()
        isBillableOnly = options.billableOnly
        clients = try Self.ids(options.client, among: fetched.clients, "client")
        projects = try Self.ids(options.project, among: fetched.projects, "project")
        tags = try Self.ids(options.tag, among: fetched.tags, "tag")
    }

    /// The ids of what has one of the names, or nil when no name is given.
    private static func ids(_ texts: [String], among names: [ReportName], _ kind: String) throws -> Set<String>? {
        guard !texts.isEmpty else { return nil }
        return try texts.reduce(into: []) { ids, text in
            switch NameMatch(text, among: names) {
            case .found(let found): ids.formUnion(found)
            case .several(let candidates):
                let list = candidates.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
                throw Failure(.notFound, "ambiguous_\(kind)", "Several \(kind)s match \"\(text)\": \(list); name one.")
            case .none:
                throw Failure(.notFound, "unknown_\(kind)", "No \(kind) is named \"\(text)\"; \(advice(kind)).")
            }
        }
    }

    private static func advice(_ kind: String) -> String {
        switch kind {
        case "client": "`timetrack projects` lists projects with their clients"
        case "project": "`timetrack projects --archived` lists them all"
        default: "`timetrack report --group-by tag` shows those in use"
        }
    }
}
