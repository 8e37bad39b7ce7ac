import ClockifyAPI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A time entry in JSON, and what tables show of it.
struct EntryDocument: Encodable {
    var id: String
    var description: String?
    var projectID: String?
    var project: String?
    var start: String
    var end: String?
    var seconds: Int
    var isRunning: Bool

    /// The ids of its tags, for templates.
    var tagIDs: [Clockify.TagID]

    /// When it began, for tables.
    var startDate: Date

    /// When it ended, for tables, or nil while it is running.
    var endDate: Date?

    enum CodingKeys: String, CodingKey {
        case id
        case description
        case projectID = "project_id"
        case project
        case start
        case end
        case seconds
        case isRunning = "running"
    }

    /// Describes an entry; a running one has lasted until now.
    init(_ entry: Clockify.TimeEntry, project: String?, now: Date) {
        self.id = entry.id.rawValue
        self.description = entry.description
        self.projectID = entry.projectID?.rawValue
        self.project = project
        self.tagIDs = entry.tagIDs
        self.startDate = entry.start
        self.endDate = entry.end
        self.start = entry.start.ISO8601Format()
        self.end = entry.end?.ISO8601Format()
        self.seconds = max(0, Int((entry.end ?? now).timeIntervalSince(entry.start).rounded(.down)))
        self.isRunning = entry.isRunning
    }
}
