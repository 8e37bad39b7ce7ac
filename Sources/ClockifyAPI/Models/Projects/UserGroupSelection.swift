extension Clockify {
    /// Groups of users that a request is about.
    public struct UserGroupSelection: Hashable, Sendable, Encodable {
        /// Which users of the groups.
        public enum Status: String, Hashable, Sendable, Encodable {
            /// Every user.
            case all = "ALL"
            /// Users in the workspace.
            case active = "ACTIVE"
            /// Users who no longer take part.
            case inactive = "INACTIVE"
        }

        private enum Relation: String, Encodable {
            case contains = "CONTAINS"
            case doesNotContain = "DOES_NOT_CONTAIN"
        }

        private let contains: Relation
        private let ids: [UserGroupID]
        private let status: Status

        /// These groups.
        ///
        /// - Parameters:
        ///   - ids: The groups.
        ///   - status: Which of their users.
        /// - Returns: The selection.
        public static func groups(_ ids: [UserGroupID], status: Status = .all) -> UserGroupSelection {
            UserGroupSelection(contains: .contains, ids: ids.uniqued, status: status)
        }

        /// All groups but these.
        ///
        /// - Parameters:
        ///   - ids: The groups.
        ///   - status: Which users of the others.
        /// - Returns: The selection.
        public static func groups(except ids: [UserGroupID], status: Status = .all) -> UserGroupSelection {
            UserGroupSelection(contains: .doesNotContain, ids: ids.uniqued, status: status)
        }
    }
}
