/// Which entries a report is about.
package struct ReportFilter: Sendable, Hashable {
    /// The ids of the clients, or nil for all entries, those without a client among them.
    package var clients: Set<String>?
    /// The ids of the projects, or nil for all entries.
    package var projects: Set<String>?
    /// The ids of the tags of which an entry needs one, or nil for all entries.
    package var tags: Set<String>?
    /// Whether entries that are not billed are left out.
    package var isBillableOnly = false

    package init() {}

    /// Whether an entry belongs to the report: it has one of the ids of each kind that is asked for.
    package func includes(_ entry: ReportEntry) -> Bool {
        if isBillableOnly, !entry.isBillable { return false }
        if let clients, !(entry.client.map { clients.contains($0.id) } ?? false) { return false }
        if let projects, !(entry.project.map { projects.contains($0.id) } ?? false) { return false }
        if let tags, !entry.tags.contains(where: { tags.contains($0.id) }) { return false }
        return true
    }
}
