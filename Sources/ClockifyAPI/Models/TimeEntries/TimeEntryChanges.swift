public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify {
    /// All that can be changed of a time entry.
    ///
    /// Clockify clears whatever a change leaves out, so this is what the entry will be: a nil says that it will have none.
    public struct TimeEntryChanges: Hashable, Sendable {
        /// When it began; fractions of a second are cut off.
        public var start: Date

        /// When it ended, or nil for a timer that runs, even one that had ended.
        public var end: Date?

        /// What was or is being done, or nil to say nothing about it.
        public var description: String?

        /// The project, or nil for none.
        public var projectID: ProjectID?

        /// The task within the project, or nil for none.
        public var taskID: TaskID?

        /// The tags.
        public var tagIDs: [TagID]

        /// Whether the time is billed.
        public var isBillable: Bool

        /// What kind of time it records; Clockify takes regular time and breaks.
        public var kind: TimeEntryKind

        /// The values of custom fields, 50 at most; for a field that comes twice the last value counts.
        public var customFields: [CustomFieldInput]

        /// Creates the description of what an entry is to be.
        ///
        /// - Parameters:
        ///   - start: When it began.
        ///   - end: When it ended, or nil for a timer that runs.
        ///   - description: What was or is being done, or nil to say nothing about it.
        ///   - projectID: The project, or nil for none.
        ///   - taskID: The task within the project, or nil for none.
        ///   - tagIDs: The tags.
        ///   - isBillable: Whether the time is billed.
        ///   - kind: What kind of time it records.
        ///   - customFields: The values of custom fields.
        public init(
            start: Date,
            end: Date?,
            description: String? = nil,
            projectID: ProjectID? = nil,
            taskID: TaskID? = nil,
            tagIDs: [TagID] = [],
            isBillable: Bool,
            kind: TimeEntryKind = .regular,
            customFields: [CustomFieldInput] = []
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
        }

        /// Creates the description of an entry as it is, so that a part of it can be changed.
        ///
        /// - Parameter entry: The entry.
        public init(_ entry: TimeEntry) {
            self.init(
                start: entry.start,
                end: entry.end,
                description: entry.description,
                projectID: entry.projectID,
                taskID: entry.taskID,
                tagIDs: entry.tagIDs,
                isBillable: entry.isBillable,
                kind: entry.kind,
                // A field without a value is one that a change leaves out.
                customFields: entry.customFieldValues.compactMap { field in
                    field.value.map { CustomFieldInput(field.customFieldID, $0, from: field.source ?? .workspace) }
                }
            )
        }

        /// The value of a custom field, or nil for none.
        ///
        /// - Parameter field: The field.
        public subscript(field: CustomFieldID) -> JSONValue? {
            get { customFields.last { $0.customFieldID == field }?.value }
            set {
                let source = customFields.last { $0.customFieldID == field }?.source
                customFields.removeAll { $0.customFieldID == field }
                if let newValue {
                    customFields.append(CustomFieldInput(field, newValue, from: source ?? .workspace))
                }
            }
        }
    }
}

extension Clockify.TimeEntryChanges: Encodable {
    enum CodingKeys: String, CodingKey {
        case id
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
    }

    /// Writes everything; only a project, a task and an end that there are not are left out, which clears them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encodeIfPresent(end, forKey: .end)
        try container.encode(description ?? "", forKey: .description)
        try container.encodeIfPresent(projectID, forKey: .projectID)
        try container.encodeIfPresent(taskID, forKey: .taskID)
        try container.encode(tagIDs.uniqued, forKey: .tagIDs)
        try container.encode(isBillable, forKey: .isBillable)
        try container.encode(kind, forKey: .kind)
        let latest = customFields.reduce(into: [:]) { $0[$1.customFieldID] = $1 }
        let fields = customFields.map(\.customFieldID).uniqued.compactMap { latest[$0] }
        try container.encode(fields, forKey: .customFields)
    }
}
