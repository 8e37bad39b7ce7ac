extension Sandbox.Content {
    /// A project in Clockify.
    public struct Project: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its workspace.
        public var workspace: String
        /// The name.
        public var name: String
        /// The identifier of the client, or nil for none; on the wire that is an empty text.
        public var client: String?
        /// The colour, as `#` and six hexadecimal digits.
        public var color = "#03A9F4"
        /// A note, empty for none.
        public var note = ""
        /// Whether it is put away; only then it can be deleted.
        public var isArchived = false
        /// Whether its time is charged for.
        public var isBillable = true
        /// Whether every member may see it.
        public var isPublic = true
        /// Whether other projects may be made from it.
        public var isTemplate = false
        /// The hourly rate in hundredths of the currency, or nil for none.
        public var hourlyRate: Int?
        /// What an hour costs in hundredths of the currency, or nil when that is not known.
        public var costRate: Int?
        /// Those who were put on it.
        public var memberships: [ProjectMembership] = []
        /// The identifiers of the groups of users that were put on it.
        public var userGroups: [String] = []
        /// How long it is expected to take.
        public var timeEstimate = TimeEstimate()
        /// How much it is expected to cost, or nil when nobody said.
        public var budgetEstimate: BudgetEstimate?
        /// When its estimates begin anew, or nil for never.
        public var estimateReset: EstimateReset?

        /// Creates a project.
        public init(id: String, workspace: String, name: String, client: String? = nil) {
            self.id = id
            self.workspace = workspace
            self.name = name
            self.client = client
        }
    }
}
