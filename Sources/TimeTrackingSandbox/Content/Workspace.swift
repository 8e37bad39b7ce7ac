#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Sandbox.Content {
    /// A workspace in Clockify and the rules that hold in it.
    public struct Workspace: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The name.
        public var name: String
        /// The identifiers of the accounts in it.
        public var members: [String]
        /// The identifiers of the members who may see and change what others recorded.
        public var administrators: [String]

        /// Whether a finished time entry needs a project.
        public var requiresProject = false
        /// Whether a finished time entry needs a task.
        public var requiresTask = false
        /// Whether a finished time entry needs a tag.
        public var requiresTags = false
        /// Whether a finished time entry needs a description.
        public var requiresDescription = false
        /// Whether an entry may be recorded with its end; otherwise only a timer may.
        public var allowsManualTracking = true
        /// Entries that begin before this moment cannot be changed; nil locks none.
        public var lockedBefore: Date?

        /// Creates a workspace without restrictions.
        public init(id: String, name: String, members: [String], administrators: [String] = []) {
            self.id = id
            self.name = name
            self.members = members
            self.administrators = administrators
        }
    }
}
