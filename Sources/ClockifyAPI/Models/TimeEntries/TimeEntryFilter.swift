#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify {
    /// Which of a user's time entries to list, beside the span of time; a nil does not filter.
    public struct TimeEntryFilter: Hashable, Sendable {
        /// A part of the descriptions to look for, or nil for every description.
        public var description: String?

        /// The project, or nil for every project and none.
        public var projectID: ProjectID?

        /// The task, or nil for every task and none.
        public var taskID: TaskID?

        /// The tags of which an entry has to have one; if empty, any or none.
        public var tagIDs: [TagID]

        /// Whether to list only entries that have a project.
        public var requiresProject: Bool

        /// Whether to list only entries that have a task.
        public var requiresTask: Bool

        /// The moment before which to list a week of entries with a project or a task, or nil for any time.
        ///
        /// Clockify reads it as it reads all bounds, as a wall-clock time of the user's profile, and a list cannot be
        /// widened around it: the week may lie up to fourteen hours beside the one that is meant.
        public var weekBefore: Date?

        /// Creates a filter.
        ///
        /// - Parameters:
        ///   - description: A part of the descriptions to look for, or nil for every description.
        ///   - projectID: The project, or nil for every project and none.
        ///   - taskID: The task, or nil for every task and none.
        ///   - tagIDs: The tags of which an entry has to have one; if empty, any or none.
        ///   - requiresProject: Whether to list only entries that have a project.
        ///   - requiresTask: Whether to list only entries that have a task.
        ///   - weekBefore: The moment before which to list a week of entries, or nil for any time.
        public init(
            description: String? = nil,
            projectID: ProjectID? = nil,
            taskID: TaskID? = nil,
            tagIDs: [TagID] = [],
            requiresProject: Bool = false,
            requiresTask: Bool = false,
            weekBefore: Date? = nil
        ) {
            self.description = description
            self.projectID = projectID
            self.taskID = taskID
            self.tagIDs = tagIDs
            self.requiresProject = requiresProject
            self.requiresTask = requiresTask
            self.weekBefore = weekBefore
        }
    }
}
