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

        /// The currencies that the workspace uses.
        public let currencies: [WorkspaceCurrency]

        /// The address of the workspace's picture, or nil when there is none.
        public let imageURL: String?

        /// Who belongs to the workspace.
        public let memberships: [Membership]

        /// What is set for the whole workspace, or nil when it is not said.
        public let settings: WorkspaceSettings?

        /// The plan that the workspace is on, or nil when it is not said.
        public let plan: WorkspacePlan?

        /// What the plan includes.
        public let features: [WorkspaceFeature]

        /// The subdomain that the workspace has at `clockify.me`, or nil when it has none.
        public let subdomain: String?

        /// Whether the workspace is reached by its subdomain.
        public let isSubdomainEnabled: Bool

        /// The id of the organization at the vendor that the workspace belongs to, or nil when there is none.
        public let organizationID: String?
    }
}

extension Clockify.Workspace: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case hourlyRate
        case costRate
        case currencies
        case imageURL = "imageUrl"
        case memberships
        case workspaceSettings
        case featureSubscriptionType
        case features
        case subdomain
        case cakeOrganizationId
    }

    private struct Subdomain: Decodable {
        var name: String?
        var enabled: Bool?
    }

    /// Reads a workspace; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.WorkspaceID.self, forKey: .id)
        self.name = try container.decode(String.self, forKey: .name)
        self.hourlyRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .hourlyRate)
        self.costRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .costRate)
        self.currencies = try container.list(.currencies)
        self.imageURL = try container.text(.imageURL)
        self.memberships = try container.list(.memberships)
        self.settings = try container.decodeIfPresent(Clockify.WorkspaceSettings.self, forKey: .workspaceSettings)
        self.plan = try container.name(.featureSubscriptionType)
        self.features = try container.names(.features)
        let subdomain = try container.decodeIfPresent(Subdomain.self, forKey: .subdomain)
        self.subdomain = subdomain?.name.flatMap { $0.isEmpty ? nil : $0 }
        self.isSubdomainEnabled = subdomain?.enabled ?? false
        self.organizationID = try container.text(.cakeOrganizationId)
    }
}
