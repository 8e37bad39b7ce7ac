#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify {
    /// A time entry to be created.
    public struct NewTimeEntry: Hashable, Sendable {
        /// When it began; fractions of a second are cut off.
        public var start: Date

        /// When it ended, or nil to start a timer.
        public var end: Date?

        /// What was or is being done, or nil to say nothing about it.
        public var description: String?

        /// The project, or nil for none.
        public var projectID: ProjectID?

        /// The task within the project, or nil for none.
        public var taskID: TaskID?

        /// The tags.
        public var tagIDs: [TagID]

        /// Whether the time is billed, or nil for what the project says.
        public var isBillable: Bool?

        /// What kind of time it records, or nil for regular work.
        public var kind: TimeEntryKind?

        /// The values of custom fields, 50 at most.
        public var customFields: [CustomFieldInput]

        /// What a program notes about the entry for itself, 10 at most.
        public var customAttributes: [CustomAttribute]

        /// Creates the description of an entry.
        ///
        /// - Parameters:
        ///   - start: When it began.
        ///   - end: When it ended, or nil to start a timer.
        ///   - description: What was or is being done, or nil to say nothing about it.
        ///   - projectID: The project, or nil for none.
        ///   - taskID: The task within the project, or nil for none.
        ///   - tagIDs: The tags.
        ///   - isBillable: Whether the time is billed, or nil for what the project says.
        ///   - kind: What kind of time it records, or nil for regular work.
        ///   - customFields: The values of custom fields, 50 at most.
        ///   - customAttributes: What a program notes about the entry for itself, 10 at most.
        public init(
            start: Date,
            end: Date? = nil,
            description: String? = nil,
            projectID: ProjectID? = nil,
            taskID: TaskID? = nil,
            tagIDs: [TagID] = [],
            isBillable: Bool? = nil,
            kind: TimeEntryKind? = nil,
            customFields: [CustomFieldInput] = [],
            customAttributes: [CustomAttribute] = []
        ) {
            self.start = start
            self.end = end
            self.description = description
            self.projectID = projectID
            self.taskID = taskID
            self.tagIDs = tagIDs
            self.isBillable = isBillable
            self.kind = kind
            self.customFields = customFields
            self.customAttributes = customAttributes
        }
    }
}

extension Clockify.NewTimeEntry: Encodable {
    private enum CodingKeys: String, CodingKey {
        case start
        case end
        case description
        case projectID = "projectId"
        case taskID = "taskId"
        case tagIDs = "tagIds"
        case isBillable = "billable"
        case kind = "type"
        // Not `customFieldValues`, which Clockify answers with: sent, it would be dropped without a word.
        case customFields
        case customAttributes
    }

    /// Writes what is set and leaves out what is not.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encodeIfPresent(end, forKey: .end)
        try container.encodeIfPresent(description, forKey: .description)
        try container.encodeIfPresent(projectID, forKey: .projectID)
        try container.encodeIfPresent(taskID, forKey: .taskID)
        try container.encodeIfAny(tagIDs, forKey: .tagIDs)
        try container.encodeIfPresent(isBillable, forKey: .isBillable)
        try container.encodeIfPresent(kind, forKey: .kind)
        try container.encodeIfAny(customFields, forKey: .customFields)
        try container.encodeIfAny(customAttributes, forKey: .customAttributes)
    }
}
