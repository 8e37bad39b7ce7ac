/// The project of the service that the time of local projects goes to.
package struct WorkdayTarget: Hashable, Sendable {
    /// The id of the project, or nil for entries without one.
    package var id: String?

    /// The name, for people and for the order of entries, or nil without a project.
    package var name: String?

    /// Whether somebody pays for the time of the project, or nil without a project and where nobody asked.
    package var isBillable: Bool?

    /// Entries without a project.
    package static let none = WorkdayTarget(id: nil, name: nil)

    package init(id: String?, name: String?, isBillable: Bool? = nil) {
        self.id = id
        self.name = name
        self.isBillable = isBillable
    }
}
