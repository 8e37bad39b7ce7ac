extension Sandbox.Content {
    /// An issue in Jira.
    public struct Issue: Sendable, Hashable {
        /// The identifier, a decimal number.
        public var id: String
        /// The key, such as `ENGINE-1`.
        public var key: String
        /// What it is about; nil leaves the field out of the answers, which happens.
        public var summary: String?
        /// The identifier of the project, a decimal number.
        public var projectID: String
        /// The name of the project.
        public var projectName: String

        /// Creates an issue.
        public init(id: String, key: String, summary: String?, projectID: String, projectName: String) {
            self.id = id
            self.key = key
            self.summary = summary
            self.projectID = projectID
            self.projectName = projectName
        }

        /// The key of the project: what the issue's key has before its last hyphen.
        public var projectKey: String {
            key.lastIndex(of: "-").map { String(key[..<$0]) } ?? key
        }
    }
}
