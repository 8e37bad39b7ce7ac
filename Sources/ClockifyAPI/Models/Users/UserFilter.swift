extension Clockify {
    /// Which users of a workspace to list, what to show of them, and in which order.
    public struct UserFilter: Hashable, Sendable {
        /// A part of the name to look for, or nil for every name.
        public var name: String?

        /// A part of the e-mail address to look for, or nil for every address.
        public var email: String?

        /// The project that the users have access to, or nil for users of any.
        public var projectID: ProjectID?

        /// The state of the membership, or nil for what Clockify takes then.
        public var status: UserStatusFilter?

        /// The states of the accounts; if empty, those that are active, not verified or not registered yet.
        public var accountStatuses: [AccountStatus]

        /// Which memberships to show with each user, or nil for none.
        public var memberships: MembershipSelection?

        /// Whether to show with each user what it manages.
        public var includesRoles: Bool

        /// What to sort by, or nil for the e-mail address.
        public var sorting: Sorting<UserSortColumn>?

        /// Creates a filter.
        ///
        /// - Parameters:
        ///   - name: A part of the name to look for, or nil for every name.
        ///   - email: A part of the e-mail address to look for, or nil for every address.
        ///   - projectID: The project that the users have access to, or nil for users of any.
        ///   - status: The state of the membership, or nil for what Clockify takes then.
        ///   - accountStatuses: The states of the accounts; if empty, those that are not deleted or limited.
        ///   - memberships: Which memberships to show with each user, or nil for none.
        ///   - includesRoles: Whether to show with each user what it manages.
        ///   - sorting: What to sort by, or nil for the e-mail address.
        public init(
            name: String? = nil,
            email: String? = nil,
            projectID: ProjectID? = nil,
            status: UserStatusFilter? = nil,
            accountStatuses: [AccountStatus] = [],
            memberships: MembershipSelection? = nil,
            includesRoles: Bool = false,
            sorting: Sorting<UserSortColumn>? = nil
        ) {
            self.name = name
            self.email = email
            self.projectID = projectID
            self.status = status
            self.accountStatuses = accountStatuses
            self.memberships = memberships
            self.includesRoles = includesRoles
            self.sorting = sorting
        }
    }
}
