#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Sandbox.Content {
    /// A time entry in Clockify.
    public struct TimeEntry: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its workspace.
        public var workspace: String
        /// The identifier of the account whose time it is.
        public var user: String
        /// What was done, or nil when nobody ever said.
        public var description: String?
        /// The identifier of the project, or nil for none.
        public var project: String?
        /// The identifier of the task, or nil for none.
        public var task: String?
        /// The identifiers of the tags.
        public var tags: [String] = []
        /// Whether the time is charged for.
        public var isBillable = false
        /// When it began.
        public var start: Date
        /// When it ended, or nil while it runs.
        public var end: Date?
        /// `REGULAR`, `BREAK`, `HOLIDAY` or `TIME_OFF`.
        public var type = "REGULAR"
        /// Whether it is on an invoice.
        public var isInvoiced = false
        /// The values of custom fields by the fields' identifiers.
        public var customFieldValues: [String: CustomFieldValue] = [:]

        /// Creates an entry.
        public init(
            id: String,
            workspace: String,
            user: String,
            description: String? = nil,
            project: String? = nil,
            start: Date,
            end: Date?
        ) {
            self.id = id
            self.workspace = workspace
            self.user = user
            self.description = description
            self.project = project
            self.start = start
            self.end = end
        }
    }
}
