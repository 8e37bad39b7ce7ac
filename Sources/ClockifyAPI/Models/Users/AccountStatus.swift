extension Clockify {
    /// The state of a user's account.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct AccountStatus: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// In use.
        public static let active = AccountStatus(rawValue: "ACTIVE")
        /// The e-mail address is not verified yet.
        public static let pendingVerification = AccountStatus(rawValue: "PENDING_EMAIL_VERIFICATION")
        /// Deleted.
        public static let deleted = AccountStatus(rawValue: "DELETED")
        /// Invited and not registered yet.
        public static let notRegistered = AccountStatus(rawValue: "NOT_REGISTERED")
        /// A limited account, as kiosks use.
        public static let limited = AccountStatus(rawValue: "LIMITED")
    }
}
