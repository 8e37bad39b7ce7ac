extension Clockify {
    /// A user who is to belong to a project.
    public struct ProjectMember: Hashable, Sendable, Encodable {
        /// The user.
        public var userID: UserID

        /// What an hour of the user is billed at, or nil for the project's rate.
        public var hourlyRate: RateInput?

        /// What an hour of the user costs, or nil for the project's rate.
        public var costRate: RateInput?

        /// Creates a member.
        ///
        /// - Parameters:
        ///   - userID: The user.
        ///   - hourlyRate: What an hour of the user is billed at, or nil for the project's rate.
        ///   - costRate: What an hour of the user costs, or nil for the project's rate.
        public init(_ userID: UserID, hourlyRate: RateInput? = nil, costRate: RateInput? = nil) {
            self.userID = userID
            self.hourlyRate = hourlyRate
            self.costRate = costRate
        }

        private enum CodingKeys: String, CodingKey {
            case userID = "userId"
            case hourlyRate
            case costRate
        }
    }
}
