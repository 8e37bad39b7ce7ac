extension Sandbox.Content {
    /// How long a project is expected to take.
    public struct TimeEstimate: Sendable, Hashable {
        /// The expected seconds.
        public var seconds = 0
        /// `AUTO` when the tasks' estimates are added up, `MANUAL` when somebody said it.
        public var type = "AUTO"
        /// Whether it is shown.
        public var isActive = false
        /// Whether time counts that is not charged for.
        public var includesNonBillable = true
        /// `WEEKLY`, `MONTHLY` or `YEARLY` when it begins anew, or nil for never.
        public var resetOption: String?

        /// Creates an estimate of no time.
        public init() {}
    }

    /// How much a project is expected to cost.
    public struct BudgetEstimate: Sendable, Hashable {
        /// The expected amount in hundredths of the currency.
        public var amount = 0
        /// `AUTO` when the tasks' estimates are added up, `MANUAL` when somebody said it.
        public var type = "AUTO"
        /// Whether it is shown.
        public var isActive = false
        /// Whether expenses count.
        public var includesExpenses = false
        /// `WEEKLY`, `MONTHLY` or `YEARLY` when it begins anew, or nil for never.
        public var resetOption: String?

        /// Creates an estimate of nothing.
        public init() {}
    }

    /// When a project's estimates begin anew.
    public struct EstimateReset: Sendable, Hashable {
        /// `WEEKLY`, `MONTHLY` or `YEARLY`, or nil when nobody said.
        public var interval: String?
        /// The name of a weekday in capitals, or nil for none.
        public var dayOfWeek: String?
        /// The day of a month, or nil for none.
        public var dayOfMonth: Int?
        /// The name of a month in capitals, or nil for none.
        public var month: String?
        /// The hour of the day, or nil for none.
        public var hour: Int?

        /// Creates a reset at no particular time.
        public init() {}
    }
}
