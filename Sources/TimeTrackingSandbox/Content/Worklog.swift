#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Sandbox.Content {
    /// Time that somebody worked on an issue, as Clockwork and Jira know it.
    public struct Worklog: Sendable, Hashable {
        /// The identifier, a decimal number.
        public var id: String
        /// The identifier of the issue.
        public var issue: String
        /// The author's identifier in Jira.
        public var author: String
        /// When the work began.
        public var started: Date
        /// How long it took, in seconds.
        public var seconds: Int
        /// A comment, or nil for none.
        public var comment: String?
        /// Whether a timer measured it.
        public var isFromTimer: Bool

        /// Creates a worklog.
        public init(
            id: String,
            issue: String,
            author: String,
            started: Date,
            seconds: Int,
            comment: String? = nil,
            isFromTimer: Bool = false
        ) {
            self.id = id
            self.issue = issue
            self.author = author
            self.started = started
            self.seconds = seconds
            self.comment = comment
            self.isFromTimer = isFromTimer
        }
    }

    /// A Clockwork timer that runs.
    public struct Timer: Sendable, Hashable {
        /// The identifier of the issue.
        public var issue: String
        /// The identifier in Jira of whoever started it.
        public var author: String
        /// When it was started.
        public var started: Date
        /// A comment for the worklog, or nil for none.
        public var comment: String?

        /// Creates a timer.
        public init(issue: String, author: String, started: Date, comment: String? = nil) {
            self.issue = issue
            self.author = author
            self.started = started
            self.comment = comment
        }
    }
}
