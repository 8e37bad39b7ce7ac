extension Clockify {
    /// A task within a project.
    public struct Task: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: TaskID

        /// The name.
        public let name: String

        /// The project that the task belongs to, or nil when it is not said.
        public let projectID: ProjectID?

        /// Who works on it.
        public let assigneeIDs: [UserID]

        /// The groups of users who work on it.
        public let userGroupIDs: [UserGroupID]

        /// Its state, or nil when it is not said.
        public let status: TaskStatus?

        /// Whether its time is billed unless an entry says otherwise.
        public let isBillable: Bool

        /// How long it is expected to take, where zero is no estimate, or nil when it is not said.
        public let estimate: Duration?

        /// What it is expected to cost, in the currency's smallest unit, where zero is no estimate, or nil when it is
        /// not said.
        public let budgetEstimate: Int?

        /// The time recorded so far, or nil when it is not said.
        public let duration: Duration?

        /// What an hour is billed at, or nil for the project's rate.
        public let hourlyRate: Rate?

        /// What an hour costs, or nil for the project's rate.
        public let costRate: Rate?
    }
}

extension Clockify.Task: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case projectID = "projectId"
        case assigneeIDs = "assigneeIds"
        case assigneeID = "assigneeId"
        case userGroupIDs = "userGroupIds"
        case status
        case billable
        case estimate
        case budgetEstimate
        case duration
        case hourlyRate
        case costRate
    }

    /// Reads a task; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.TaskID.self, forKey: .id)
        self.name = try container.decode(String.self, forKey: .name)
        self.projectID = try container.identifier(.projectID)
        if let assignees = try container.decodeIfPresent([Clockify.UserID].self, forKey: .assigneeIDs) {
            self.assigneeIDs = assignees
        } else {
            // The old form, which has one.
            let assignee: Clockify.UserID? = try container.identifier(.assigneeID)
            self.assigneeIDs = assignee.map { [$0] } ?? []
        }
        self.userGroupIDs = try container.list(.userGroupIDs)
        self.status = try container.name(.status)
        self.isBillable = try container.flag(.billable)
        self.estimate = try container.duration(.estimate)
        self.budgetEstimate = try container.decodeIfPresent(Int.self, forKey: .budgetEstimate)
        self.duration = try container.duration(.duration)
        self.hourlyRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .hourlyRate)
        self.costRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .costRate)
    }
}
