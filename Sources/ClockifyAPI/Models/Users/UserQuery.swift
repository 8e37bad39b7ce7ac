extension Clockify {
    /// Which users of a workspace to search for: a ``UserFilter``, and by roles and groups as well.
    public struct UserQuery: Hashable, Sendable {
        /// What a list of users can be filtered and sorted by.
        public var filter: UserFilter

        /// The roles of which a user has to have one; if empty, any or none.
        ///
        /// An owner counts as an administrator.
        public var roles: [WorkspaceRole]

        /// The groups of which a user has to be in one; if empty, any or none.
        public var userGroupIDs: [UserGroupID]

        /// Creates a query.
        ///
        /// - Parameters:
        ///   - filter: What a list of users can be filtered and sorted by.
        ///   - roles: The roles of which a user has to have one; if empty, any or none.
        ///   - userGroupIDs: The groups of which a user has to be in one; if empty, any or none.
        public init(
            filter: UserFilter = UserFilter(),
            roles: [WorkspaceRole] = [],
            userGroupIDs: [UserGroupID] = []
        ) {
            self.filter = filter
            self.roles = roles
            self.userGroupIDs = userGroupIDs
        }
    }
}

extension Clockify.UserQuery {
    /// The body that asks for one page of what the query finds.
    struct Body: Encodable {
        var query: Clockify.UserQuery
        var page: Int
        var pageSize: Int

        private enum CodingKeys: String, CodingKey {
            case name
            case email
            case projectID = "projectId"
            case status
            case accountStatuses
            case memberships
            case includeRoles
            case sortColumn
            case sortOrder
            case roles
            case userGroups
            case page
            case pageSize
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            let filter = query.filter
            try container.encodeIfPresent(filter.name, forKey: .name)
            try container.encodeIfPresent(filter.email, forKey: .email)
            try container.encodeIfPresent(filter.projectID, forKey: .projectID)
            try container.encodeIfPresent(filter.status, forKey: .status)
            try container.encodeIfAny(filter.accountStatuses.uniqued, forKey: .accountStatuses)
            try container.encodeIfPresent(filter.memberships, forKey: .memberships)
            try container.encode(filter.includesRoles, forKey: .includeRoles)
            try container.encodeIfPresent(filter.sorting?.column, forKey: .sortColumn)
            try container.encodeIfPresent(filter.sorting?.order.rawValue, forKey: .sortOrder)
            try container.encodeIfAny(query.roles.uniqued, forKey: .roles)
            try container.encodeIfAny(query.userGroupIDs.uniqued, forKey: .userGroups)
            try container.encode(page, forKey: .page)
            try container.encode(pageSize, forKey: .pageSize)
        }
    }
}
