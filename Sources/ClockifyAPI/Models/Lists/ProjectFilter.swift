extension Clockify {
    /// Which projects of a workspace to return; a nil does not filter.
    public struct ProjectFilter: Hashable, Sendable {
        /// By name.
        public var name: NameFilter?

        /// By whether they are archived; projects in use at first.
        public var archive: ArchiveFilter

        /// By whether their time is billed.
        public var isBillable: Bool?

        /// By whether they are templates.
        public var isTemplate: Bool?

        /// By who may use them.
        public var access: ProjectAccess?

        /// By client.
        public var clients: IDFilter<Customer>?

        /// By whether their client is archived.
        public var clientArchive: ArchiveFilter?

        /// By member.
        public var users: IDFilter<User>?

        /// By the state of their members.
        public var userStatus: UserStatusFilter?

        /// By group of users that belongs to them.
        public var userGroups: IDFilter<UserGroupEntity>?

        /// Creates a filter.
        ///
        /// - Parameters:
        ///   - name: By name.
        ///   - archive: By whether they are archived.
        ///   - isBillable: By whether their time is billed.
        ///   - isTemplate: By whether they are templates.
        ///   - access: By who may use them.
        ///   - clients: By client.
        ///   - clientArchive: By whether their client is archived.
        ///   - users: By member.
        ///   - userStatus: By the state of their members.
        ///   - userGroups: By group of users that belongs to them.
        public init(
            name: NameFilter? = nil,
            archive: ArchiveFilter = .active,
            isBillable: Bool? = nil,
            isTemplate: Bool? = nil,
            access: ProjectAccess? = nil,
            clients: IDFilter<Customer>? = nil,
            clientArchive: ArchiveFilter? = nil,
            users: IDFilter<User>? = nil,
            userStatus: UserStatusFilter? = nil,
            userGroups: IDFilter<UserGroupEntity>? = nil
        ) {
            self.name = name
            self.archive = archive
            self.isBillable = isBillable
            self.isTemplate = isTemplate
            self.access = access
            self.clients = clients
            self.clientArchive = clientArchive
            self.users = users
            self.userStatus = userStatus
            self.userGroups = userGroups
        }
    }
}

extension Clockify.ProjectFilter {
    /// Whether it asks for what is connected with one of no ids at all, which Clockify would not filter.
    var matchesNothing: Bool {
        clients == .anyOf([]) || users == .anyOf([]) || userGroups == .anyOf([])
    }
}
