extension Sandbox.Content.Workspace {
    /// A lock of old time entries that moves with time.
    public struct AutomaticLock: Sendable, Hashable {
        /// `WEEKLY`, `MONTHLY` or `OLDER_THAN`.
        public var type: String
        /// The day on which it moves, such as `FRIDAY`, or nil.
        public var changeDay: String?
        /// The day of the month on which it moves, or nil.
        public var dayOfMonth: Int?
        /// The first day of the week, or nil.
        public var firstDay: String?
        /// The unit of ``olderThanValue``: `DAYS`, `WEEKS` or `MONTHS`, or nil.
        public var olderThanPeriod: String?
        /// How old an entry must be to be locked, or nil.
        public var olderThanValue: Int?

        /// Creates a lock about which nothing but its kind is known.
        public init(type: String) {
            self.type = type
        }
    }

    /// How durations are rounded.
    public struct Rounding: Sendable, Hashable {
        /// In which direction, as the service words it.
        public var direction = "Round to nearest"
        /// To how many minutes.
        public var minutes = 15
        /// Whether reports show rounded durations.
        public var appliesToReports = false

        /// Creates the rounding of a new workspace, which reports do not show.
        public init() {}
    }
}
