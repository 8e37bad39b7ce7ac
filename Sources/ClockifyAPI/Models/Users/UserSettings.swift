extension Clockify {
    /// What a user set in the profile.
    public struct UserSettings: Hashable, Sendable {
        /// The IANA name of the time zone, or nil when it is not said.
        public let timeZone: String?

        /// The day on which a week begins, or nil when it is not said.
        public let weekStart: Weekday?

        /// How days are written, for example `DD/MM/YYYY`, or nil when it is not said.
        public let dateFormat: String?

        /// How times are written, `HOUR12` or `HOUR24`, or nil when it is not said.
        public let timeFormat: String?

        /// The language, in which error messages are written too, or nil when it is not said.
        public let language: String?

        /// The look of the web application, `DARK` or `DEFAULT`, or nil when it is not said.
        public let theme: String?

        /// When the user begins to work, for example `09:00`, or nil when it is not said.
        public let startOfDay: String?

        /// From how many projects on a list is folded, or nil when it is not said.
        public let projectListCollapse: Int?

        /// How the summary report is grouped, or nil when it is not said.
        public let summaryReport: SummaryReportSettings?

        /// Whose time the dashboard shows, `ME` or `TEAM`, or nil when it is not said.
        public let dashboardSelection: String?

        /// What the dashboard shows, `PROJECT` or `BILLABILITY`, or nil when it is not said.
        public let dashboardViewType: String?

        /// Whether the dashboard is pinned to the top.
        public let isDashboardPinned: Bool

        /// Whether lists of projects are folded.
        public let collapsesProjectLists: Bool

        /// Whether similar entries stay apart in lists.
        public let keepsSimilarEntriesApart: Bool

        /// Whether lists are compact.
        public let isCompact: Bool

        /// Whether the choice of a project also offers tasks.
        public let filtersTasksInPicker: Bool

        /// Whether only working days are shown.
        public let showsOnlyWorkingDays: Bool

        /// Whether time is entered by hand rather than by timer.
        public let tracksManually: Bool

        /// Whether signing in takes a second factor.
        public let hasMultiFactorAuthentication: Bool

        /// Whether the user is being introduced.
        public let isOnboarding: Bool

        /// Whether the newsletter is sent.
        public let receivesNewsletter: Bool

        /// Whether weekly summaries are sent.
        public let receivesWeeklyUpdates: Bool

        /// Whether scheduled reports are sent.
        public let receivesScheduledReports: Bool

        /// Whether word of a long timer is sent.
        public let receivesLongTimerAlerts: Bool

        /// Whether alerts are sent.
        public let receivesAlerts: Bool

        /// Whether reminders are sent.
        public let receivesReminders: Bool

        /// Whether word of approvals is sent.
        public let receivesApprovalMail: Bool

        /// Whether word of time off is sent.
        public let receivesTimeOffMail: Bool

        /// Whether word of schedules is sent.
        public let receivesSchedulingMail: Bool

        /// Whether reminders of invoices are sent.
        public let receivesInvoiceReminders: Bool
    }
}
