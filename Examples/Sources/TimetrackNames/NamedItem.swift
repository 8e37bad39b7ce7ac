/// Something in a workspace that a person calls by its name: a project, a task, a tag, a client, or a workspace itself.
package struct NamedItem: Sendable, Hashable {
    /// The id, which no other has.
    package var id: String

    /// The name, which others may have.
    package var name: String

    /// The client of a project, or nil for everything else and for projects without one.
    package var client: String?

    /// Whether it is in use: not archived, not done.
    package var isActive: Bool

    package init(id: String, name: String, client: String? = nil, isActive: Bool = true) {
        self.id = id
        self.name = name
        self.client = client
        self.isActive = isActive
    }

    /// The name, with the client that tells it from others of the same name.
    package var fullName: String {
        client.map { "\($0)/\(name)" } ?? name
    }
}
