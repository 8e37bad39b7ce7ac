extension Clockify {
    /// What a workspace knows of one of its members.
    public struct MemberProfile: Hashable, Sendable {
        /// The name, or nil when it is not said.
        public let name: String?

        /// The e-mail address, or nil when there is none, as for limited users.
        public let email: String?

        /// The address of the member's picture, or nil when there is none.
        public let imageURL: String?

        /// The day on which the member's week begins, or nil when it is not said.
        public let weekStart: Weekday?

        /// How long the member works a day, or nil when it is not said.
        public let workCapacity: Duration?

        /// The days on which the member works.
        public let workingDays: [Weekday]

        /// In how many workspaces the member is, or nil when it is not said.
        public let workspaceCount: Int?

        /// Whether the member signs in with a password.
        public let hasPassword: Bool

        /// Whether the member waits for an approval.
        public let hasPendingApprovalRequest: Bool

        /// The values of the member's custom fields.
        public let customFieldValues: [UserCustomFieldValue]
    }
}

extension Clockify.MemberProfile: Decodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case email
        case imageURL = "imageUrl"
        case weekStart
        case workCapacity
        case workingDays
        case workspaceCount = "workspaceNumber"
        case hasPassword
        case hasPendingApprovalRequest
        case userCustomFieldValues
        case userCustomFields
    }

    /// Reads a profile; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.name = try container.text(.name)
        self.email = try container.text(.email)
        self.imageURL = try container.text(.imageURL)
        self.weekStart = try container.name(.weekStart)
        self.workCapacity = try container.duration(.workCapacity)
        self.workingDays = try container.names(.workingDays)
        self.workspaceCount = try container.decodeIfPresent(Int.self, forKey: .workspaceCount)
        self.hasPassword = try container.flag(.hasPassword)
        self.hasPendingApprovalRequest = try container.flag(.hasPendingApprovalRequest)
        let values: [Clockify.UserCustomFieldValue] = try container.list(.userCustomFieldValues)
        // Older answers say `userCustomFields`.
        self.customFieldValues = values.isEmpty ? try container.list(.userCustomFields) : values
    }
}
