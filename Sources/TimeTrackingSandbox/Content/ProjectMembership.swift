extension Sandbox.Content {
    /// Somebody's place on a project.
    public struct ProjectMembership: Sendable, Hashable {
        /// The account's identifier.
        public var user: String
        /// The hourly rate in hundredths of the currency, or nil for the project's.
        public var hourlyRate: Int?
        /// What an hour costs in hundredths of the currency, or nil when that is not known.
        public var costRate: Int?
        /// `PENDING`, `ACTIVE`, `DECLINED` or `INACTIVE`.
        public var status = "ACTIVE"

        /// Creates a membership.
        public init(user: String, hourlyRate: Int? = nil, costRate: Int? = nil) {
            self.user = user
            self.hourlyRate = hourlyRate
            self.costRate = costRate
        }
    }
}
