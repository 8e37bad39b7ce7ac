extension Clockify {
    /// A project to be created.
    public struct NewProject: Hashable, Sendable {
        /// The name, 2 to 250 characters and unlike that of every other project of the client.
        public var name: String

        /// The client that the project is for, or nil for none.
        public var clientID: ClientID?

        /// Whether its time is billed unless an entry says otherwise, or nil for what the workspace says.
        public var isBillable: Bool?

        /// Whether everyone in the workspace may use it, or nil for what the workspace says.
        public var isPublic: Bool?

        /// The colour as `#rrggbb`, or nil for one that Clockify chooses.
        public var color: String?

        /// A note, 16,384 characters at most, or nil for none.
        public var note: String?

        /// What an hour is billed at, or nil for the workspace's rate.
        public var hourlyRate: RateInput?

        /// What an hour costs, or nil for the workspace's rate.
        public var costRate: RateInput?

        /// How long it is expected to take, or nil for no estimate; any other estimate takes a change.
        public var estimate: InitialEstimate?

        /// Who belongs to it.
        public var memberships: [NewProjectMembership]

        /// Its tasks.
        public var tasks: [NewProjectTask]

        /// Creates the description of a project.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - clientID: The client that the project is for, or nil for none.
        ///   - isBillable: Whether its time is billed, or nil for what the workspace says.
        ///   - isPublic: Whether everyone in the workspace may use it, or nil for what the workspace says.
        ///   - color: The colour as `#rrggbb`, or nil for one that Clockify chooses.
        ///   - note: A note, or nil for none.
        ///   - hourlyRate: What an hour is billed at, or nil for the workspace's rate.
        ///   - costRate: What an hour costs, or nil for the workspace's rate.
        ///   - estimate: How long it is expected to take, or nil for no estimate.
        ///   - memberships: Who belongs to it.
        ///   - tasks: Its tasks.
        public init(
            name: String,
            clientID: ClientID? = nil,
            isBillable: Bool? = nil,
            isPublic: Bool? = nil,
            color: String? = nil,
            note: String? = nil,
            hourlyRate: RateInput? = nil,
            costRate: RateInput? = nil,
            estimate: InitialEstimate? = nil,
            memberships: [NewProjectMembership] = [],
            tasks: [NewProjectTask] = []
        ) {
            self.name = name
            self.clientID = clientID
            self.isBillable = isBillable
            self.isPublic = isPublic
            self.color = color
            self.note = note
            self.hourlyRate = hourlyRate
            self.costRate = costRate
            self.estimate = estimate
            self.memberships = memberships
            self.tasks = tasks
        }
    }
}

extension Clockify.NewProject: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case clientID = "clientId"
        case isBillable = "billable"
        // Not `public`, which Clockify answers with.
        case isPublic
        case color
        case note
        case hourlyRate
        case costRate
        case estimate
        case memberships
        case tasks
    }

    /// Writes what is set and leaves out what is not.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(clientID, forKey: .clientID)
        try container.encodeIfPresent(isBillable, forKey: .isBillable)
        try container.encodeIfPresent(isPublic, forKey: .isPublic)
        try container.encodeIfPresent(color, forKey: .color)
        try container.encodeIfPresent(note, forKey: .note)
        try container.encodeIfPresent(hourlyRate, forKey: .hourlyRate)
        try container.encodeIfPresent(costRate, forKey: .costRate)
        try container.encodeIfPresent(estimate, forKey: .estimate)
        try container.encodeIfAny(memberships, forKey: .memberships)
        try container.encodeIfAny(tasks, forKey: .tasks)
    }
}
