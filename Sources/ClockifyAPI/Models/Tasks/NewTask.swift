extension Clockify {
    /// A task to be created.
    ///
    /// Whether its time is billed can be set only afterwards, by a change.
    public struct NewTask: Hashable, Sendable {
        /// The name, 1,000 characters at most and unlike that of every other task of the project.
        public var name: String

        /// Who works on it.
        public var assigneeIDs: [UserID]

        /// The groups of users who work on it.
        public var userGroupIDs: [UserGroupID]

        /// Its state, or nil for an active one.
        public var status: TaskStatus?

        /// How long it is expected to take, or nil for no estimate.
        public var estimate: Duration?

        /// What it is expected to cost, in the currency's smallest unit, or nil for no estimate.
        public var budgetEstimate: Int?

        /// Creates the description of a task.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - assigneeIDs: Who works on it.
        ///   - userGroupIDs: The groups of users who work on it.
        ///   - status: Its state, or nil for an active one.
        ///   - estimate: How long it is expected to take, or nil for no estimate.
        ///   - budgetEstimate: What it is expected to cost, in the currency's smallest unit, or nil for no estimate.
        public init(
            name: String,
            assigneeIDs: [UserID] = [],
            userGroupIDs: [UserGroupID] = [],
            status: TaskStatus? = nil,
            estimate: Duration? = nil,
            budgetEstimate: Int? = nil
        ) {
            self.name = name
            self.assigneeIDs = assigneeIDs
            self.userGroupIDs = userGroupIDs
            self.status = status
            self.estimate = estimate
            self.budgetEstimate = budgetEstimate
        }
    }
}

extension Clockify.NewTask: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case assigneeIDs = "assigneeIds"
        case userGroupIDs = "userGroupIds"
        case status
        case estimate
        case budgetEstimate
    }

    /// Writes what is set and leaves out what is not.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfAny(assigneeIDs.uniqued, forKey: .assigneeIDs)
        try container.encodeIfAny(userGroupIDs.uniqued, forKey: .userGroupIDs)
        try container.encodeIfPresent(status, forKey: .status)
        try container.encodeIfPresent(estimate.map(ISODuration.text), forKey: .estimate)
        try container.encodeIfPresent(budgetEstimate, forKey: .budgetEstimate)
    }
}
