extension Clockify {
    /// Which memberships a list of users shows with each user.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct MembershipSelection: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// All.
        public static let all = MembershipSelection(rawValue: "ALL")
        /// None.
        public static let none = MembershipSelection(rawValue: "NONE")
        /// Those in workspaces.
        public static let workspace = MembershipSelection(rawValue: "WORKSPACE")
        /// Those in projects.
        public static let project = MembershipSelection(rawValue: "PROJECT")
        /// Those in groups of users.
        public static let userGroup = MembershipSelection(rawValue: "USERGROUP")
    }
}
