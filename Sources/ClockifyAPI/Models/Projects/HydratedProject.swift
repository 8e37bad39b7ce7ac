public import TimeTrackingKit

extension Clockify {
    /// A project together with what belongs to it.
    ///
    /// Clockify's reference does not describe this shape, so every part may be missing.
    public struct HydratedProject: Hashable, Sendable, Identifiable {
        /// The project.
        public let project: Project

        /// The client that it is for, or nil when there is none or it is not said.
        public let client: Customer?

        /// Its tasks.
        public let tasks: [Task]

        /// Its custom fields.
        public let customFields: [ProjectCustomField]

        /// Its expenses as Clockify describes them.
        public let expenses: [JSONValue]

        /// The id of the project.
        public var id: ProjectID { project.id }
    }
}

extension Clockify.HydratedProject: Decodable {
    private enum CodingKeys: String, CodingKey {
        case client
        case tasks
        case customFields
        case expenses
    }

    /// Reads a project and what belongs to it; null and missing are nil or the empty list.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.project = try Clockify.Project(from: decoder)
        self.client = try container.decodeIfPresent(Clockify.Customer.self, forKey: .client)
        self.tasks = try container.list(.tasks)
        self.customFields = try container.list(.customFields)
        self.expenses = try container.list(.expenses)
    }
}
