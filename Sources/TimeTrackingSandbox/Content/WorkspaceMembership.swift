extension Sandbox.Content.Workspace {
    /// What holds for one member of a workspace.
    public struct Membership: Sendable, Hashable {
        /// `ACTIVE`, `PENDING`, `DECLINED` or `INACTIVE`; only an active member's key opens the workspace.
        public var status = "ACTIVE"
        /// The hourly rate in hundredths of the workspace's currency, or nil for none of the member's own.
        public var hourlyRate: Int?
        /// The cost rate in hundredths of the workspace's currency, or nil for none of the member's own.
        public var costRate: Int?
        /// The first day of the week, such as `MONDAY`.
        public var weekStart = "MONDAY"
        /// The days on which the member works.
        public var workingDays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"]
        /// How long a working day is, as an ISO-8601 duration.
        public var workCapacity = "PT8H"
        /// The values of the custom fields of users, by the fields' identifiers.
        public var customFieldValues: [String: Sandbox.Content.CustomFieldValue] = [:]

        /// Creates an active member's membership without any rate.
        public init() {}
    }

    /// A right to manage somebody or something.
    public struct Role: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// `TEAM_MANAGER` or `PROJECT_MANAGER`; administrators are listed by the workspace itself.
        public var kind: String
        /// The identifier of whoever has it.
        public var user: String
        /// The identifier of the member, the group or the project that is managed.
        public var entity: String
        /// Whether ``entity`` is a group of users.
        public var isForGroup = false

        /// Creates a role.
        public init(id: String, kind: String, user: String, entity: String) {
            self.id = id
            self.kind = kind
            self.user = user
            self.entity = entity
        }
    }
}

extension Sandbox.Content {
    /// A group of a workspace's members in Clockify.
    public struct UserGroup: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its workspace.
        public var workspace: String
        /// The name.
        public var name: String
        /// The identifiers of those in it.
        public var members: [String] = []

        /// Creates a group with nobody in it.
        public init(id: String, workspace: String, name: String) {
            self.id = id
            self.workspace = workspace
            self.name = name
        }
    }
}
