extension Clockwork {
    /// What to add to each worklog of a list.
    public struct Expansion: RawRepresentable, Hashable, Sendable {
        /// The name as Clockwork writes it.
        public let rawValue: String

        /// Wraps a name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// What Jira and Clockwork keep with a worklog: the comment, who changed it and when, the attributes.
        public static let worklogs = Expansion(rawValue: "worklogs")
        /// The issue's key, title, type, project, parent and assignee.
        public static let issues = Expansion(rawValue: "issues")
        /// The author's name.
        public static let authors = Expansion(rawValue: "authors")
        /// The author's e-mail address.
        public static let emails = Expansion(rawValue: "emails")
    }
}
