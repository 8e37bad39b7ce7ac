extension Clockify {
    /// A feature that the plan of a workspace includes, such as `CUSTOM_FIELDS`.
    ///
    /// Clockify may add values, so logic over them needs a default.
    public struct WorkspaceFeature: RawRepresentable, Hashable, Sendable, Codable {
        /// The value as Clockify writes it.
        public let rawValue: String

        /// Wraps a value.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Approval of timesheets.
        public static let approval = WorkspaceFeature(rawValue: "APPROVAL")
        /// Custom fields of time entries.
        public static let customFields = WorkspaceFeature(rawValue: "CUSTOM_FIELDS")
        /// Custom fields of users.
        public static let userCustomFields = WorkspaceFeature(rawValue: "USER_CUSTOM_FIELDS")
        /// Fields that an entry must have.
        public static let requiredFields = WorkspaceFeature(rawValue: "REQUIRED_FIELDS")
        /// Time tracking.
        public static let timeTracking = WorkspaceFeature(rawValue: "TIME_TRACKING")
        /// Locking of time entries.
        public static let lockedEntries = WorkspaceFeature(rawValue: "WORKSPACE_LOCK_TIMEENTRIES")
        /// Taking time from timers alone.
        public static let timerOnly = WorkspaceFeature(rawValue: "DISABLE_MANUAL_MODE")
        /// Cost rates.
        public static let laborCost = WorkspaceFeature(rawValue: "LABOR_COST")
        /// Rates that begin at a date.
        public static let historicRates = WorkspaceFeature(rawValue: "HISTORIC_RATES")
    }
}
