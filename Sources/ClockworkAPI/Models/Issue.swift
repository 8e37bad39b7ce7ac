extension Clockwork {
    /// The Jira issue that a worklog belongs to, with whatever was asked for.
    ///
    /// All but the id is nil unless issues were expanded, and where Jira leaves it out.
    public struct Issue: Hashable, Sendable {
        /// Jira's number of the issue, or nil when it is not said.
        public internal(set) var id: String?

        /// The key, or nil when it is not said.
        public internal(set) var key: IssueKey?

        /// The title, or nil when it is not said.
        public internal(set) var summary: String?

        /// The name of the issue's type, such as `Bug`, or nil when it is not said.
        public internal(set) var typeName: String?

        /// The key of the issue's project, or nil when it is not said.
        public internal(set) var projectKey: String?

        /// The name of the issue's project, or nil when it is not said.
        public internal(set) var projectName: String?

        /// The issue above this one, or nil when there is none or it is not said.
        public internal(set) var parent: Parent?

        /// Who is to work on it, or nil when nobody is or it is not said.
        public internal(set) var assignee: Assignee?
    }
}

extension Clockwork.Issue {
    /// The issue above another one, such as the story of a sub-task.
    public struct Parent: Hashable, Sendable {
        /// The key, or nil when it is not said.
        public let key: Clockwork.IssueKey?

        /// The title, or nil when it is not said.
        public let summary: String?
    }

    /// The Atlassian account of whoever is to work on an issue.
    public struct Assignee: Hashable, Sendable {
        /// The account, or nil when it is not said.
        public let accountID: Clockwork.AccountID?

        /// The name, or nil when it is not said.
        public let displayName: String?
    }
}
