extension Clockify {
    /// A limited user to be created: somebody who tracks time at a kiosk and has no account.
    public struct NewLimitedUser: Hashable, Sendable {
        /// The name.
        public var name: String

        /// What an hour of the user is billed at, in the currency's smallest unit, or nil for the workspace's rate.
        public var hourlyRate: Int?

        /// What an hour of the user costs, in the currency's smallest unit, or nil for the workspace's rate.
        public var costRate: Int?

        /// The day on which the user's week begins, or nil for the workspace's.
        public var weekStart: Weekday?

        /// How long the user works a day, or nil for what the workspace says; fractions of a second are cut off.
        public var workCapacity: Duration?

        /// The days on which the user works, or nil for the workspace's.
        public var workingDays: [Weekday]?

        /// The names of the groups that the user belongs to.
        public var userGroups: [String]

        /// The values of custom fields.
        public var customFields: [UserCustomFieldInput]

        /// Creates the description of a user.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - hourlyRate: What an hour is billed at, in the currency's smallest unit, or nil for the workspace's rate.
        ///   - costRate: What an hour costs, in the currency's smallest unit, or nil for the workspace's rate.
        ///   - weekStart: The day on which the user's week begins, or nil for the workspace's.
        ///   - workCapacity: How long the user works a day, or nil for what the workspace says.
        ///   - workingDays: The days on which the user works, or nil for the workspace's.
        ///   - userGroups: The names of the groups that the user belongs to.
        ///   - customFields: The values of custom fields.
        public init(
            name: String,
            hourlyRate: Int? = nil,
            costRate: Int? = nil,
            weekStart: Weekday? = nil,
            workCapacity: Duration? = nil,
            workingDays: [Weekday]? = nil,
            userGroups: [String] = [],
            customFields: [UserCustomFieldInput] = []
        ) {
            self.name = name
            self.hourlyRate = hourlyRate
            self.costRate = costRate
            self.weekStart = weekStart
            self.workCapacity = workCapacity
            self.workingDays = workingDays
            self.userGroups = userGroups
            self.customFields = customFields
        }
    }
}

extension Clockify.NewLimitedUser: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case hourlyRate
        case costRate
        case weekStart
        case workCapacity
        case workingDays
        case userGroups
        case customFields = "userCustomFields"
    }

    /// Writes what is set and leaves out what is not.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(hourlyRate, forKey: .hourlyRate)
        try container.encodeIfPresent(costRate, forKey: .costRate)
        try container.encodeIfPresent(weekStart, forKey: .weekStart)
        try container.encodeIfPresent(workCapacity.map(ISODuration.text), forKey: .workCapacity)
        try container.encodeIfPresent(workingDays, forKey: .workingDays)
        try container.encodeIfAny(userGroups.uniqued, forKey: .userGroups)
        try container.encodeIfAny(customFields, forKey: .customFields)
    }
}
