extension Clockify {
    /// What a membership belongs to.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct MembershipKind: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A workspace.
        public static let workspace = MembershipKind(rawValue: "WORKSPACE")
        /// A project.
        public static let project = MembershipKind(rawValue: "PROJECT")
        /// A group of users.
        public static let userGroup = MembershipKind(rawValue: "USERGROUP")
    }
}
