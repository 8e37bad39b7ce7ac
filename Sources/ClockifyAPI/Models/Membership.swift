extension Clockify {
    /// That a user belongs to a workspace, a project or a group.
    public struct Membership: Hashable, Sendable, Decodable {
        /// The user.
        public let userID: UserID

        /// The id of what the user belongs to, whose kind ``kind`` says, or nil when it is not said.
        public let targetID: String?

        /// What the user belongs to, or nil when it is not said.
        public let kind: MembershipKind?

        /// The state of the membership, or nil when it is not said.
        public let status: MembershipStatus?

        /// What an hour of the user is billed at, or nil for the rate of what lies around it.
        public let hourlyRate: Rate?

        /// What an hour of the user costs, or nil for the rate of what lies around it.
        public let costRate: Rate?

        private enum CodingKeys: String, CodingKey {
            case userID = "userId"
            case targetID = "targetId"
            case kind = "membershipType"
            case status = "membershipStatus"
            case hourlyRate
            case costRate
        }
    }
}
