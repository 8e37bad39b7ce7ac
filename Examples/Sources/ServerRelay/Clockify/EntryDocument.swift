import ClockifyAPI

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A time entry as the page and programs need it; names of projects and tags where Clockify gave them.
struct EntryDocument: Encodable {
    let id: String
    let description: String?
    let start: String
    let end: String?
    /// Nil while the entry runs.
    let durationSeconds: Int64?
    let projectId: String?
    let projectName: String?
    let projectColor: String?
    let taskId: String?
    let billable: Bool
    let tagIds: [String]
    let tags: [String]

    init(_ entry: Clockify.TimeEntry) {
        self.id = entry.id.rawValue
        self.description = entry.description
        self.start = Moment.text(entry.start)
        self.end = entry.end.map { Moment.text($0) }
        self.durationSeconds = entry.end.map { Int64($0.timeIntervalSince(entry.start)) }
        self.projectId = entry.projectID?.rawValue
        self.projectName = nil
        self.projectColor = nil
        self.taskId = entry.taskID?.rawValue
        self.billable = entry.isBillable
        self.tagIds = entry.tagIDs.map(\.rawValue)
        self.tags = []
    }

    init(_ entry: Clockify.HydratedTimeEntry) {
        self.id = entry.id.rawValue
        self.description = entry.description
        self.start = Moment.text(entry.start)
        self.end = entry.end.map { Moment.text($0) }
        self.durationSeconds = entry.end.map { Int64($0.timeIntervalSince(entry.start)) }
        self.projectId = entry.projectID?.rawValue
        self.projectName = entry.project?.name
        self.projectColor = entry.project?.color
        self.taskId = entry.taskID?.rawValue
        self.billable = entry.isBillable
        self.tagIds = entry.tagIDs.map(\.rawValue)
        self.tags = entry.tags.map(\.name)
    }
}

/// The entries of a span of time, newest first.
struct EntryList: Encodable {
    let timeEntries: [EntryDocument]
    /// How many entries there are.
    let total: Int
    /// The seconds of those that ended.
    let totalSeconds: Int64
    let workspaceId: String

    init(_ entries: [Clockify.HydratedTimeEntry], in workspace: Clockify.WorkspaceID) {
        self.timeEntries = entries.map { EntryDocument($0) }
        self.total = entries.count
        self.totalSeconds = timeEntries.reduce(0) { $0 + ($1.durationSeconds ?? 0) }
        self.workspaceId = workspace.rawValue
    }
}
