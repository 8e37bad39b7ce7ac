#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify {
    /// A time entry: a span of a user's time, or a timer that is still running.
    public struct TimeEntry: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: TimeEntryID

        /// The workspace that the entry belongs to, or nil when it is not said.
        public let workspaceID: WorkspaceID?

        /// The user whose time it is, or nil when it is not said.
        public let userID: UserID?

        /// What was done, or nil when nothing is said about it.
        public let description: String?

        /// When it began.
        public let start: Date

        /// When it ended, or nil while it is running.
        public let end: Date?

        /// How long it took, or nil while it is running.
        public let duration: Duration?

        /// The project, or nil when there is none.
        public let projectID: ProjectID?

        /// The task within the project, or nil when there is none.
        public let taskID: TaskID?

        /// The tags.
        public let tagIDs: [TagID]

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

extension Clockify.TimeEntry: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case workspaceID = "workspaceId"
        case userID = "userId"
        case description
        case timeInterval
        case projectID = "projectId"
        case taskID = "taskId"
        case tagIDs = "tagIds"
        case billable
        case isLocked
        case type
        case kioskID = "kioskId"
        case hourlyRate
        case costRate
        case customFieldValues
    }

    private enum IntervalKeys: CodingKey {
        case start
        case end
        case duration
    }

    /// Reads a time entry; null, missing and empty texts are nil, null lists are empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = Clockify.TimeEntryID(try container.decode(String.self, forKey: .id))
        self.workspaceID = try container.identifier(.workspaceID)
        self.userID = try container.identifier(.userID)
        self.description = try container.text(.description)
        let interval = try container.nestedContainer(keyedBy: IntervalKeys.self, forKey: .timeInterval)
        self.start = try interval.requiredMoment(.start)
        self.end = try interval.moment(.end)
        self.duration = try interval.duration(.duration)
        self.projectID = try container.identifier(.projectID)
        self.taskID = try container.identifier(.taskID)
        self.tagIDs = try container.identifiers(.tagIDs)
        self.isBillable = try container.flag(.billable)
        self.isLocked = try container.flag(.isLocked)
        self.kind = try container.name(.type) ?? .regular
        self.kioskID = try container.identifier(.kioskID)
        self.hourlyRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .hourlyRate)
        self.costRate = try container.decodeIfPresent(Clockify.Rate.self, forKey: .costRate)
        self.customFieldValues = try container.list(.customFieldValues)
    }
}
