extension Clockify {
    /// A task that a project has from its beginning.
    public struct NewProjectTask: Hashable, Sendable {
        /// What a task that is created alone has, too.
        public var task: NewTask

        /// Whether its time is billed, or nil for what Clockify chooses.
        public var isBillable: Bool?

        /// What an hour is billed at, or nil for the project's rate.
        public var hourlyRate: RateInput?

        /// What an hour costs, or nil for the project's rate.
        public var costRate: RateInput?

        /// Creates the description of a task.
        ///
        /// - Parameters:
        ///   - task: What a task that is created alone has, too.
        ///   - isBillable: Whether its time is billed, or nil for what Clockify chooses.
        ///   - hourlyRate: What an hour is billed at, or nil for the project's rate.
        ///   - costRate: What an hour costs, or nil for the project's rate.
        public init(
            _ task: NewTask,
            isBillable: Bool? = nil,
            hourlyRate: RateInput? = nil,
            costRate: RateInput? = nil
        ) {
            self.task = task
            self.isBillable = isBillable
            self.hourlyRate = hourlyRate
            self.costRate = costRate
        }
    }
}

extension Clockify.NewProjectTask: Encodable {
    private enum CodingKeys: String, CodingKey {
        case isBillable = "billable"
        case hourlyRate
        case costRate
    }

    /// Writes what is set and leaves out what is not.
    public func encode(to encoder: any Encoder) throws {
        try task.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(isBillable, forKey: .isBillable)
        try container.encodeIfPresent(hourlyRate, forKey: .hourlyRate)
        try container.encodeIfPresent(costRate, forKey: .costRate)
    }
}
