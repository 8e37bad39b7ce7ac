extension Clockify {
    /// A role that a user has in a workspace.
    public struct GrantedRole: Hashable, Sendable {
        /// The user, or nil when it is not said.
        public let userID: UserID?

        /// The workspace, or nil when it is not said.
        public let workspaceID: WorkspaceID?

        /// The id of the role, or nil when it is not said.
        public let roleID: String?

        /// The name of the role in the words of the web application, or nil when it is not said.
        public let roleName: String?

        /// The group of users that the role is over, or nil when it is over none.
        public let userGroupID: UserGroupID?
    }
}

extension Clockify.GrantedRole: Decodable {
    private enum CodingKeys: String, CodingKey {
        case userID = "userId"
        case workspaceID = "workspaceId"
        case role
    }

    private struct Role: Decodable {
        var id: String?
        var name: String?
        var source: Source?
    }

    private struct Source: Decodable {
        var id: String?
        var type: String?
    }

    /// Reads a role; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.userID = try container.identifier(.userID)
        self.workspaceID = try container.identifier(.workspaceID)
        let role = try container.decodeIfPresent(Role.self, forKey: .role)
        self.roleID = role?.id
        self.roleName = role?.name
        self.userGroupID = role?.source
            .flatMap { source in
                source.type == "USER_GROUP" ? source.id.map { Clockify.UserGroupID($0) } : nil
            }
    }
}
