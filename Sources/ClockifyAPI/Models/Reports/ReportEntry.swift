#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify {
    /// A time entry as a row of a detailed report.
    public struct ReportEntry: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: TimeEntryID

        /// What was done, or nil when nothing is said about it.
        public let description: String?

        /// The user whose time it is, or nil when it is not said.
        public let userID: UserID?

        /// The user's name, or nil when it is not said.
        public let userName: String?

        /// The user's e-mail address, or nil when it is not said.
        public let userEmail: String?

        /// When it began.
        public let start: Date

        /// When it ended, or nil while it is running.
        public let end: Date?

        /// How long it took, or nil when it is not said.
        public let duration: Duration?

        /// The project, or nil when there is none.
        public let projectID: ProjectID?

        /// The project's name, or nil when there is none.
        public let projectName: String?

        /// The project's colour as `#rrggbb`, or nil when there is none.
        public let projectColor: String?

        /// The client, or nil when there is none.
        public let clientID: ClientID?

        /// The client's name, or nil when there is none.
        public let clientName: String?

        /// The task within the project, or nil when there is none.
        public let taskID: TaskID?

        /// The task's name, or nil when there is none.
        public let taskName: String?

        /// The ids of the tags.
        public let tagIDs: [TagID]

        /// The tags with their names, as far as the report has them.
        public let tags: [ReportTag]

        /// Whether the time is billed.
        public let isBillable: Bool

        /// Whether the entry can no longer be changed.
        public let isLocked: Bool

        /// What kind of time it records, or nil when it is not said.
        public let kind: TimeEntryKind?

        /// The request for approval that the entry is part of, or nil when there is none.
        public let approvalRequestID: String?

        /// The money that the entry is worth, in the currency's smallest unit, or nil when it is not said.
        public let amount: Double?

        /// The money by kind and currency.
        public let amounts: [ReportAmount]

        /// What an hour is worth, or nil when it is not said.
        public let rate: ReportRate?

        /// What an hour is billed at, or nil when it is not said.
        public let hourlyRate: ReportRate?

        /// What an hour costs, or nil when it is not said.
        public let costRate: ReportRate?

        /// The values of custom fields.
        public let customFieldValues: [CustomFieldValue]
    }

    /// A tag in a row of a report.
    public struct ReportTag: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: TagID

        /// The name, or nil when it is not said.
        public let name: String?
    }
}
