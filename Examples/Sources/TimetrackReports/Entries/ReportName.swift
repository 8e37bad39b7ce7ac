/// A project, a client, a task or a tag as reports know it.
package struct ReportName: Sendable, Hashable, Identifiable {
    /// The id, which tells two of the same name apart.
    package var id: String
    /// The name as the service has it; no character of it is trusted.
    package var name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
