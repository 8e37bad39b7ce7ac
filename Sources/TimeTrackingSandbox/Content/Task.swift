extension Sandbox.Content {
    /// A task of a project in Clockify.
    public struct Task: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its project.
        public var project: String
        /// The name.
        public var name: String
        /// `ACTIVE`, `DONE` or `ALL`, as the reference lists them; only one that is `DONE` can be deleted.
        public var status = "ACTIVE"
        /// Whether its time is charged for.
        public var isBillable = true
        /// The identifiers of those who work on it.
        public var assignees: [String] = []
        /// The identifiers of the groups of users that work on it.
        public var userGroups: [String] = []
        /// How many seconds it is expected to take.
        public var estimate = 0
        /// How much it is expected to cost, in hundredths of the currency.
        public var budgetEstimate = 0
        /// The hourly rate in hundredths of the currency, or nil for the project's.
        public var hourlyRate: Int?
        /// What an hour costs in hundredths of the currency, or nil when that is not known.
        public var costRate: Int?

        /// Creates a task.
        public init(id: String, project: String, name: String) {
            self.id = id
            self.project = project
            self.name = name
        }

        /// Whether it is done.
        public var isDone: Bool {
            get { status == "DONE" }
            set { status = newValue ? "DONE" : "ACTIVE" }
        }
    }
}
