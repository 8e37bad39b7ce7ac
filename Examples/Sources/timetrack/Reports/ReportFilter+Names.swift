import TimetrackKeys
import TimetrackNames
import TimetrackReports

extension ReportFilter {
    /// The filter that a person means; names are found as in every other command.
    ///
    /// - Parameters:
    ///   - options: What the person wrote.
    ///   - fetched: What there is.
    ///   - repeated: The options that commands in messages repeat, with a space before each word.
    /// - Throws: ``Failure`` that lists the candidates when a name means nothing or several things.
    init(_ options: ReportFilterOptions, among fetched: FetchedEntries, repeating repeated: String) throws {
        func ids(_ texts: [String], _ choice: NameChoice, _ items: [NamedItem]) throws -> Set<String>? {
            guard !texts.isEmpty else { return nil }
            return Set(try texts.map { try choice.item($0, among: items, repeating: repeated).id })
        }
        self.init()
        isBillableOnly = options.billableOnly
        clients = try ids(options.client, .client, fetched.clients.sorted { ($0.name, $0.id) < ($1.name, $1.id) })
        projects = try ids(options.project, .project, fetched.projects.sorted { ($0.name, $0.id) < ($1.name, $1.id) })
        tags = try ids(options.tag, .tag, fetched.tags.sorted { ($0.name, $0.id) < ($1.name, $1.id) })
    }
}
