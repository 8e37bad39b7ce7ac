extension Clockify {
    /// What somebody is in a workspace.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct WorkspaceRole: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The owner.
        public static let owner = WorkspaceRole(rawValue: "OWNER")
        /// An administrator.
        public static let administrator = WorkspaceRole(rawValue: "WORKSPACE_ADMIN")
        /// A manager of people.
        public static let teamManager = WorkspaceRole(rawValue: "TEAM_MANAGER")
        /// A manager of projects.
        public static let projectManager = WorkspaceRole(rawValue: "PROJECT_MANAGER")
    }
}
