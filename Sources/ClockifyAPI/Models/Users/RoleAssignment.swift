extension Clockify {
    /// A role together with what it is a role over, such as the project that somebody manages.
    public struct RoleAssignment: Hashable, Sendable {
        /// The role.
        public let role: WorkspaceRole

        private let entityID: String
        private let sourceType: String?

        /// The administration of a workspace.
        public static func administrator(of workspace: WorkspaceID) -> RoleAssignment {
            RoleAssignment(role: .administrator, entityID: workspace.rawValue, sourceType: nil)
        }

        /// The management of one user.
        public static func teamManager(of user: UserID) -> RoleAssignment {
            RoleAssignment(role: .teamManager, entityID: user.rawValue, sourceType: nil)
        }

        /// The management of a group of users.
        public static func teamManager(of group: UserGroupID) -> RoleAssignment {
            RoleAssignment(role: .teamManager, entityID: group.rawValue, sourceType: "USER_GROUP")
        }

        /// The management of a project.
        public static func projectManager(of project: ProjectID) -> RoleAssignment {
            RoleAssignment(role: .projectManager, entityID: project.rawValue, sourceType: nil)
        }
    }
}

extension Clockify.RoleAssignment: Encodable {
    private enum CodingKeys: String, CodingKey {
        case role
        case entityID = "entityId"
        case sourceType
    }
}
