extension Clockify {
    /// What a report counts; beside the period, a nil or an empty list does not filter.
    ///
    /// A ``ReportSelection`` of nobody and nothing is refused before anything is sent, because Clockify would count
    /// everything.
    public struct ReportFilter: Hashable, Sendable {
        /// The span of time, and the zone whose days the report counts in.
        public var period: ReportPeriod

        /// By user.
        public var users: ReportSelection<User>?

        /// By group of users.
        public var userGroups: ReportSelection<UserGroupEntity>?

        /// By client.
        public var clients: ReportSelection<Customer>?

        /// By project.
        public var projects: ReportSelection<Project>?

        /// By task.
        public var tasks: ReportSelection<Task>?

        /// By tag.
        public var tags: ReportSelection<Tag>?

        /// By currency.
        public var currencies: ReportSelection<CurrencyEntity>?

        /// By description.
        public var description: ReportDescriptionFilter?

        /// By whether the time is billed.
        public var isBillable: Bool?

        /// By whether the time was approved.
        public var approval: ApprovalState?

        /// By whether the time is on an invoice.
        public var invoicing: InvoicingState?

        /// By custom fields of the entries.
        public var customFields: [ReportCustomFieldFilter] = []

        /// By custom fields of the users.
        public var userCustomFields: [ReportCustomFieldFilter] = []

        /// The amounts of money to show; if empty, what Clockify shows then.
        public var amounts: [ReportAmountKind] = []

        /// Whether to round time as the workspace says, or nil for what the workspace does in reports.
        public var isRounded: Bool?

        /// Which way to sort, or nil for Clockify's own order.
        public var sortOrder: SortOrder?

        /// The day on which a week begins, or nil for what the user's profile says.
        public var weekStart: Weekday?

        /// Creates a filter that counts everything in a span of time.
        ///
        /// - Parameter period: The span of time, and the zone whose days the report counts in.
        public init(_ period: ReportPeriod) {
            self.period = period
        }
    }

    /// Which entries a report counts, by their descriptions.
    public enum ReportDescriptionFilter: Hashable, Sendable {
        /// Those whose description contains a text.
        case containing(String)
        /// Those without a description.
        case missing
    }
}
