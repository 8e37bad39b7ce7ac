extension Clockify {
    /// A member that a project has from its beginning.
    public struct NewProjectMembership: Hashable, Sendable {
        /// The user.
        public var userID: UserID

        /// What an hour of the user is billed at, or nil for the project's rate.
        public var hourlyRate: RateInput?

        /// The state of the membership, or nil for what Clockify chooses.
        public var status: MembershipStatus?

        /// Creates a membership.
        ///
        /// - Parameters:
        ///   - userID: The user.
        ///   - hourlyRate: What an hour of the user is billed at, or nil for the project's rate.
        ///   - status: The state of the membership, or nil for what Clockify chooses.
        public init(_ userID: UserID, hourlyRate: RateInput? = nil, status: MembershipStatus? = nil) {
            self.userID = userID
            self.hourlyRate = hourlyRate
            self.status = status
        }
    }
}

extension Clockify.NewProjectMembership: Encodable {
    private enum CodingKeys: String, CodingKey {
        case userID = "userId"
        case hourlyRate
        case status = "membershipStatus"
        case kind = "membershipType"
    }

    /// Writes what is set, and that it is a project's membership.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(userID, forKey: .userID)
        try container.encodeIfPresent(hourlyRate, forKey: .hourlyRate)
        try container.encodeIfPresent(status, forKey: .status)
        try container.encode(Clockify.MembershipKind.project, forKey: .kind)
    }
}
