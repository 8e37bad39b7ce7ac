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
        /// The hourly rate in hundredths of the currency, or nil for none.
        public var hourlyRate: Int?

        /// Creates a project.
        public init(id: String, workspace: String, name: String, client: String? = nil) {
            self.id = id
            self.workspace = workspace
            self.name = name
            self.client = client
        }
    }

    /// A task of a project in Clockify.
    public struct Task: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its project.
        public var project: String
        /// The name.
        public var name: String
        /// Whether it is done; only then it can be deleted.
        public var isDone = false
        /// Whether its time is charged for.
        public var isBillable = true
        /// The identifiers of those who work on it.
        public var assignees: [String] = []

        /// Creates a task.
        public init(id: String, project: String, name: String) {
            self.id = id
            self.project = project
            self.name = name
        }
    }
}
