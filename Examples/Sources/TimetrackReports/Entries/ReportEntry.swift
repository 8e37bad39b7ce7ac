#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A time entry with the names of everything that it belongs to, as reports see it.
package struct ReportEntry: Sendable, Hashable, Identifiable {
    /// The id of the entry.
    package var id: String
    /// When it began.
    package var start: Date
    /// When it ended, or nil while it is running.
    package var end: Date?
    /// What was done, or nil when nothing is said about it.
    package var description: String?
    /// The project, or nil when there is none.
    package var project: ReportName?
    /// The client that the project is for, or nil when there is none.
    package var client: ReportName?
    /// The task within the project, or nil when there is none.
    package var task: ReportName?
    /// The tags, each once.
    package var tags: [ReportName] = []
    /// Whether the time is billed.
    package var isBillable = false
    /// Whether the project's time is billed unless an entry says otherwise, or nil without a project.
    package var projectIsBillable: Bool?
    /// Whether the entry can no longer be changed.
    package var isLocked = false
    /// What an hour of it is billed at, or nil when it is not said.
    package var rate: HourlyRate?

    package init(id: String, start: Date, end: Date?) {
        self.id = id
        self.start = start
        self.end = end
    }

    /// How long it took in whole seconds, and until a moment while it is running; never less than nothing.
    package func seconds(now: Date) -> Int {
        // Dates of the service have a year of four digits, whose seconds fit.
        max(0, Int((end ?? now).timeIntervalSince(start).rounded(.down)))
    }
}
