extension Clockify {
    /// Which users of a workspace to list, by the state of their membership.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct UserStatusFilter: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Those who are invited.
        public static let pending = UserStatusFilter(rawValue: "PENDING")
        /// Those who are in.
        public static let active = UserStatusFilter(rawValue: "ACTIVE")
        /// Those who refused.
        public static let declined = UserStatusFilter(rawValue: "DECLINED")
        /// Those who are deactivated.
        public static let inactive = UserStatusFilter(rawValue: "INACTIVE")
        /// All.
        public static let all = UserStatusFilter(rawValue: "ALL")
    }
}
