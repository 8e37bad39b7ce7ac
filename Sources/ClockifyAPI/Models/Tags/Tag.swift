extension Clockify {
    /// A tag, which time entries are sorted by across projects.
    public struct Tag: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: TagID

        /// The name.
        public let name: String

        /// The workspace that the tag belongs to, or nil when it is not said.
        public let workspaceID: WorkspaceID?

        /// Whether the tag is archived.
        public let isArchived: Bool
    }
}

extension Clockify.Tag: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case workspaceID = "workspaceId"
        case archived
    }

    /// Reads a tag; null and missing are nil or false.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.TagID.self, forKey: .id)
        self.name = try container.decode(String.self, forKey: .name)
        self.workspaceID = try container.identifier(.workspaceID)
        self.isArchived = try container.flag(.archived)
    }
}
