extension Clockify {
    /// Who may create what in a workspace.
    public struct EntityCreationPermissions: Hashable, Sendable {
        /// Who may create projects and clients, or nil when it is not said.
        public let projectsAndClients: EntityCreationPermission?

        /// Who may create tasks, or nil when it is not said.
        public let tasks: EntityCreationPermission?

        /// Who may create tags, or nil when it is not said.
        public let tags: EntityCreationPermission?
    }
}

extension Clockify.EntityCreationPermissions: Decodable {
    private enum CodingKeys: String, CodingKey {
        case projectsAndClients = "whoCanCreateProjectsAndClients"
        case tasks = "whoCanCreateTasks"
        case tags = "whoCanCreateTags"
    }

    /// Reads permissions; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.projectsAndClients = try container.name(.projectsAndClients)
        self.tasks = try container.name(.tasks)
        self.tags = try container.name(.tags)
    }
}
