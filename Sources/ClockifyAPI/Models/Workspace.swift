extension Clockify {
    /// A workspace: the place that projects, users and time entries belong to.
    public struct Workspace: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: WorkspaceID

        /// The name.
        public let name: String

        /// What an hour is billed at unless a project or user says otherwise, or nil when it is not set.
        public let hourlyRate: Rate?

        /// What an hour costs unless a project or user says otherwise, or nil when it is not set.
        public let costRate: Rate?

        /// The address of the workspace's picture, or nil when there is none.
        public let imageURL: String?

        /// Who belongs to the workspace.
        public let memberships: [Membership]
    }
}

extension Clockify.Workspace: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case hourlyRate
        case costRate
        case imageURL = "imageUrl"
        case memberships
    }

    /// Reads a workspace; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.WorkspaceID.self, forKey: .id)
        self.name = try container.decode(String.self, forKey: .name)
        self.hourlyRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .hourlyRate)
        self.costRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .costRate)
        self.imageURL = try container.text(.imageURL)
        self.memberships = try container.list(.memberships)
    }
}
