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

    package init(
        start: Date,
        end: Date?,
        description: String? = nil,
        projectID: String? = nil,
        taskID: String? = nil,
        tagIDs: [String] = [],
        isBillable: Bool? = nil
    ) {
        self.start = start
        self.end = end
        self.description = description
        self.projectID = projectID
        self.taskID = taskID
        self.tagIDs = tagIDs
        self.isBillable = isBillable
    }
}
