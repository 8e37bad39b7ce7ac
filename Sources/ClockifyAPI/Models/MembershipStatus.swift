extension Clockify {
    /// The state of a membership.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct MembershipStatus: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Invited.
        public static let pending = MembershipStatus(rawValue: "PENDING")
        /// In use.
        public static let active = MembershipStatus(rawValue: "ACTIVE")
        /// Refused.
        public static let declined = MembershipStatus(rawValue: "DECLINED")
        /// No longer in use.
        public static let inactive = MembershipStatus(rawValue: "INACTIVE")
    }
}
