#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A project, as the page shows it.
public struct WeekProject: Sendable, Hashable, Identifiable {
    /// The identifier at the service.
    public let id: String

    /// The name, as the service has it.
    public let name: String

    /// The colour as the service has it, or nil when it has none; only one as `#rrggbb` is used.
    public let color: String?

    /// Whether it is archived, and so not offered for new timers.
    public let isArchived: Bool

    /// Describes a project.
    ///
    /// - Parameters:
    ///   - id: The identifier at the service.
    ///   - name: The name.
    ///   - color: The colour, or nil when it has none.
    ///   - isArchived: Whether it is archived.
    public init(id: String, name: String, color: String? = nil, isArchived: Bool = false) {
        self.id = id
        self.name = name
        self.color = color
        self.isArchived = isArchived
    }
}

/// A time entry, as the page shows it.
public struct WeekEntry: Sendable, Hashable, Identifiable {
    /// The identifier at the service.
    public let id: String

    /// What was done, or nil when nothing is said about it.
    public let text: String?

    /// The project's identifier, or nil when there is none.
    public let projectID: String?

    /// When it began.
    public let start: Date

    /// When it ended, or nil while it is running.
    public let end: Date?

    /// Describes an entry.
    ///
    /// - Parameters:
    ///   - id: The identifier at the service.
    ///   - text: What was done, or nil when nothing is said about it.
    ///   - projectID: The project's identifier, or nil when there is none.
    ///   - start: When it began.
    ///   - end: When it ended, or nil while it is running.
    public init(id: String, text: String?, projectID: String?, start: Date, end: Date?) {
        self.id = id
        self.text = text
        self.projectID = projectID
        self.start = start
        self.end = end
    }
}

/// A Clockwork timer that was started here and is not known to have stopped.
public struct RunningIssue: Sendable, Hashable {
    /// The key of the issue, for example `PROJ-1`.
    public let issueKey: String

    /// What was said about it, or nil when nothing was.
    public let comment: String?

    /// When it was started.
    public let start: Date

    /// Describes a timer.
    ///
    /// - Parameters:
    ///   - issueKey: The key of the issue.
    ///   - comment: What was said about it, or nil when nothing was.
    ///   - start: When it was started.
    public init(issueKey: String, comment: String?, start: Date) {
        self.issueKey = issueKey
        self.comment = comment
        self.start = start
    }
}
