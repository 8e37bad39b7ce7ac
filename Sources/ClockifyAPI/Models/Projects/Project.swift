extension Clockify {
    /// A project.
    public struct Project: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: ProjectID

        /// The name.
        public let name: String

        /// The workspace that the project belongs to, or nil when it is not said.
        public let workspaceID: WorkspaceID?

        /// The client that the project is for, or nil when there is none.
        public let clientID: ClientID?

        /// The client's name, or nil when there is none.
        public let clientName: String?

        /// Whether the project is archived.
        public let isArchived: Bool

        /// Whether its time is billed unless an entry says otherwise.
        public let isBillable: Bool

        /// Whether everyone in the workspace may use it.
        public let isPublic: Bool

        /// Whether it is a template for other projects.
        public let isTemplate: Bool

        /// The colour as `#rrggbb`, or nil when it is not said.
        public let color: String?

        /// A note, or nil when there is none.
        public let note: String?

        /// The time recorded so far, or nil when it is not said.
        public let duration: Duration?

        /// What an hour is billed at, or nil for the workspace's rate.
        public let hourlyRate: Rate?

        /// What an hour costs, or nil for the workspace's rate.
        public let costRate: Rate?

        /// How long it is expected to take, or nil when it is not said.
        public let estimate: Estimate?

        /// How long it is expected to take, with what counts towards it, or nil when it is not said.
        public let timeEstimate: TimeEstimate?

        /// What it is expected to cost, or nil when it has never had a budget.
        public let budgetEstimate: BudgetEstimate?

        /// When its estimate begins anew, or nil for never.
        public let estimateReset: EstimateReset?

        /// Who belongs to the project.
        public let memberships: [Membership]
    }
}

extension Clockify.Project: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case workspaceID = "workspaceId"
        case clientID = "clientId"
        case clientName
        case archived
        case billable
        case `public`
        case isPublic
        case template
        case isTemplate
        case color
        case note
        case duration
        case hourlyRate
        case costRate
        case estimate
        case timeEstimate
        case budgetEstimate
        case estimateReset
        case memberships
    }

    /// Reads a project; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.ProjectID.self, forKey: .id)
        self.name = try container.decode(String.self, forKey: .name)
        self.workspaceID = try container.identifier(.workspaceID)
        self.clientID = try container.identifier(.clientID)
        self.clientName = try container.text(.clientName)
        self.isArchived = try container.flag(.archived)
        self.isBillable = try container.flag(.billable)
        // Answers to reads say `public`, answers to writes say either.
        self.isPublic = try container.flag(.public) || container.flag(.isPublic)
        self.isTemplate = try container.flag(.template) || container.flag(.isTemplate)
        self.color = try container.text(.color)
        self.note = try container.text(.note)
        self.duration = try container.duration(.duration)
        self.hourlyRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .hourlyRate)
        self.costRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .costRate)
        self.estimate = try container.decodeIfPresent(Clockify.Estimate.self, forKey: .estimate)
        self.timeEstimate = try container.decodeIfPresent(Clockify.TimeEstimate.self, forKey: .timeEstimate)
        self.budgetEstimate = try container.decodeIfPresent(Clockify.BudgetEstimate.self, forKey: .budgetEstimate)
        self.estimateReset = try container.decodeIfPresent(Clockify.EstimateReset.self, forKey: .estimateReset)
        self.memberships = try container.list(.memberships)
    }
}
