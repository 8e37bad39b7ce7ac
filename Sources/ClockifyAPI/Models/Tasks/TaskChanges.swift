extension Clockify {
    /// All that can be changed of a task; every part is written.
    public struct TaskChanges: Hashable, Sendable {
        /// The name, 1,000 characters at most and unlike that of every other task of the project.
        public var name: String

        /// Whether its time is billed unless an entry says otherwise.
        public var isBillable: Bool

        /// Who works on it.
        public var assigneeIDs: [UserID]

        /// The groups of users who work on it.
        public var userGroupIDs: [UserGroupID]

        /// Its state; only a task that is done can be deleted.
        public var status: TaskStatus

        /// How long it is expected to take, or nil for no estimate.
        public var estimate: Duration?

        /// What it is expected to cost, in the currency's smallest unit, or nil for no estimate.
        public var budgetEstimate: Int?

        /// Creates the description of what a task is to be.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - isBillable: Whether its time is billed unless an entry says otherwise.
        ///   - assigneeIDs: Who works on it.
        ///   - userGroupIDs: The groups of users who work on it.
        ///   - status: Its state.
        ///   - estimate: How long it is expected to take, or nil for no estimate.
        ///   - budgetEstimate: What it is expected to cost, in the currency's smallest unit, or nil for no estimate.
        public init(
            name: String,
            isBillable: Bool,
            assigneeIDs: [UserID] = [],
            userGroupIDs: [UserGroupID] = [],
            status: TaskStatus = .active,
            estimate: Duration? = nil,
            budgetEstimate: Int? = nil
        ) {
            self.name = name
            self.isBillable = isBillable
            self.assigneeIDs = assigneeIDs
            self.userGroupIDs = userGroupIDs
            self.status = status
            self.estimate = estimate
            self.budgetEstimate = budgetEstimate
        }

        /// Creates the description of a task as it is.
        ///
        /// - Parameter task: The task.
        public init(_ task: Task) {
            self.init(
                name: task.name,
                isBillable: task.isBillable,
                assigneeIDs: task.assigneeIDs,
                userGroupIDs: task.userGroupIDs,
                status: task.status ?? .active,
                estimate: task.estimate,
                budgetEstimate: task.budgetEstimate
            )
        }
    }
}

extension Clockify.TaskChanges: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case isBillable = "billable"
        case assigneeIDs = "assigneeIds"
        case userGroupIDs = "userGroupIds"
        case status
        case estimate
        case budgetEstimate
    }

    /// Writes every part; zero is no estimate.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(isBillable, forKey: .isBillable)
        try container.encode(assigneeIDs.uniqued, forKey: .assigneeIDs)
        try container.encode(userGroupIDs.uniqued, forKey: .userGroupIDs)
        try container.encode(status, forKey: .status)
        try container.encode(ISODuration.text(of: estimate ?? .zero), forKey: .estimate)
        try container.encode(budgetEstimate ?? 0, forKey: .budgetEstimate)
    }
}
