#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify {
    /// A time entry together with the project, the task, the tags and the user that it names.
    ///
    /// Clockify may leave out the ids when it sends the objects, and the other way round; the ids here are taken from
    /// wherever they are.
    public struct HydratedTimeEntry: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: TimeEntryID

        /// The workspace that the entry belongs to, or nil when it is not said.
        public let workspaceID: WorkspaceID?

        /// The user whose time it is, or nil when it is not said.
        public let userID: UserID?

        /// The user whose time it is, or nil when only the id is said, or not even that.
        public let user: User?

        /// What was done, or nil when nothing is said about it.
        public let description: String?

        /// When it began.
        public let start: Date

        /// When it ended, or nil while it is running.
        public let end: Date?

        /// How long it took, or nil while it is running.
        public let duration: Duration?

        /// The id of the project, or nil when there is none.
        public let projectID: ProjectID?

        /// The project, or nil when there is none.
        public let project: Project?

        /// The id of the task within the project, or nil when there is none.
        public let taskID: TaskID?

        /// The task within the project, or nil when there is none.
        public let task: Task?

        /// The ids of the tags.
        public let tagIDs: [TagID]

        /// The tags.
        public let tags: [Tag]

        /// Whether the time is billed.
        public let isBillable: Bool

        /// Whether the entry can no longer be changed.
        public let isLocked: Bool

        /// What kind of time it records.
        public let kind: TimeEntryKind

        /// The kiosk at which it was recorded, or nil when there was none.
        public let kioskID: KioskID?

        /// What an hour of it is billed at, or nil when it is not said.
        public let hourlyRate: Rate?

        /// What an hour of it costs, or nil when it is not said.
        public let costRate: Rate?

        /// The values of custom fields.
        public let customFieldValues: [CustomFieldValue]

        /// Whether the entry is a timer that is still running.
        public var isRunning: Bool { end == nil }
    }
}

extension Clockify.HydratedTimeEntry: Decodable {
    private enum CodingKeys: CodingKey {
        case user
        case project
        case task
        case tags
    }

    /// Reads a time entry and what it names; null and missing are nil, null lists are empty.
    public init(from decoder: any Decoder) throws {
        // The rest has the shape of an entry that names by id alone.
        let entry = try Clockify.TimeEntry(from: decoder)
        self.id = entry.id
        self.workspaceID = entry.workspaceID
        self.description = entry.description
        self.start = entry.start
        self.end = entry.end
        self.duration = entry.duration
        self.isBillable = entry.isBillable
        self.isLocked = entry.isLocked
        self.kind = entry.kind
        self.kioskID = entry.kioskID
        self.hourlyRate = entry.hourlyRate
        self.costRate = entry.costRate
        self.customFieldValues = entry.customFieldValues
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.user = try container.decodeIfPresent(Clockify.User.self, forKey: .user)
        self.project = try container.decodeIfPresent(Clockify.Project.self, forKey: .project)
        self.task = try container.decodeIfPresent(Clockify.Task.self, forKey: .task)
        self.tags = try container.sparseList(.tags)
        self.userID = entry.userID ?? user?.id
        self.projectID = entry.projectID ?? project?.id
        self.taskID = entry.taskID ?? task?.id
        self.tagIDs = entry.tagIDs.isEmpty ? tags.map(\.id) : entry.tagIDs
    }
}
