package import TimeTrackingKit

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A time entry that is to be created, as the journal keeps it.
package struct PlannedEntry: Codable, Hashable, Sendable {
    /// When it begins, at a whole second.
    package var start: Date
    /// When it ends, at a whole second, or nil for a timer that starts to run.
    package var end: Date?
    /// What was done, or nil to say nothing about it.
    package var description: String?
    /// The id of the project, or nil for none.
    package var projectID: String?
    /// The id of the task within the project, or nil for none.
    package var taskID: String?
    /// The ids of the tags.
    package var tagIDs: [String]
    /// Whether somebody pays for it, or nil for what the project says.
    package var isBillable: Bool?
    /// What kind of time it is, such as `BREAK`, or nil for regular work.
    package var kind: String?
    /// The values of custom fields.
    package var customFields: [EntryCustomField]

    package init(
        start: Date,
        end: Date?,
        description: String? = nil,
        projectID: String? = nil,
        taskID: String? = nil,
        tagIDs: [String] = [],
        isBillable: Bool? = nil,
        kind: String? = nil,
        customFields: [EntryCustomField] = []
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
}

/// The value of a custom field of an entry.
package struct EntryCustomField: Codable, Hashable, Sendable {
    /// The id of the field.
    package var id: String
    /// The value.
    package var value: JSONValue
    /// Where the value comes from, as Clockify writes it.
    package var source: String

    package init(id: String, value: JSONValue, source: String) {
        self.id = id
        self.value = value
        self.source = source
    }
}
