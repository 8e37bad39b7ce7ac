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

extension Clockify.UserSettings: Decodable {
    private enum CodingKeys: String, CodingKey {
        case timeZone
        case weekStart
        case dateFormat
        case timeFormat
        case language = "lang"
        case theme
        case startOfDay = "myStartOfDay"
        case projectListCollapse
        case summaryReport = "summaryReportSettings"
        case dashboardSelection
        case dashboardViewType
        case isDashboardPinned = "dashboardPinToTop"
        case collapsesProjectLists = "collapseAllProjectLists"
        case keepsSimilarEntriesApart = "groupSimilarEntriesDisabled"
        case isCompact = "isCompactViewOn"
        case filtersTasksInPicker = "projectPickerTaskFilter"
        case showsOnlyWorkingDays = "showOnlyWorkingDays"
        case tracksManually = "timeTrackingManual"
        case hasMultiFactorAuthentication = "multiFactorEnabled"
        case isOnboarding = "onboarding"
        case receivesNewsletter = "sendNewsletter"
        case receivesWeeklyUpdates = "weeklyUpdates"
        case receivesScheduledReports = "scheduledReports"
        case receivesLongTimerAlerts = "longRunning"
        case receivesAlerts = "alerts"
        case receivesReminders = "reminders"
        case receivesApprovalMail = "approval"
        case receivesTimeOffMail = "pto"
        case receivesSchedulingMail = "scheduling"
        case receivesInvoiceReminders = "invoiceReminders"
    }

    /// Reads the settings; null and missing are nil, and false for flags.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.timeZone = try container.text(.timeZone)
        self.weekStart = try container.name(.weekStart)
        self.dateFormat = try container.text(.dateFormat)
        self.timeFormat = try container.text(.timeFormat)
        self.language = try container.text(.language)
        self.theme = try container.text(.theme)
        self.startOfDay = try container.text(.startOfDay)
        self.projectListCollapse = try container.decodeIfPresent(Int.self, forKey: .projectListCollapse)
        self.summaryReport = try container.decodeIfPresent(Clockify.SummaryReportSettings.self, forKey: .summaryReport)
        self.dashboardSelection = try container.text(.dashboardSelection)
        self.dashboardViewType = try container.text(.dashboardViewType)
        self.isDashboardPinned = try container.flag(.isDashboardPinned)
        self.collapsesProjectLists = try container.flag(.collapsesProjectLists)
        self.keepsSimilarEntriesApart = try container.flag(.keepsSimilarEntriesApart)
        self.isCompact = try container.flag(.isCompact)
        self.filtersTasksInPicker = try container.flag(.filtersTasksInPicker)
        self.showsOnlyWorkingDays = try container.flag(.showsOnlyWorkingDays)
        self.tracksManually = try container.flag(.tracksManually)
        self.hasMultiFactorAuthentication = try container.flag(.hasMultiFactorAuthentication)
        self.isOnboarding = try container.flag(.isOnboarding)
        self.receivesNewsletter = try container.flag(.receivesNewsletter)
        self.receivesWeeklyUpdates = try container.flag(.receivesWeeklyUpdates)
        self.receivesScheduledReports = try container.flag(.receivesScheduledReports)
        self.receivesLongTimerAlerts = try container.flag(.receivesLongTimerAlerts)
        self.receivesAlerts = try container.flag(.receivesAlerts)
        self.receivesReminders = try container.flag(.receivesReminders)
        self.receivesApprovalMail = try container.flag(.receivesApprovalMail)
        self.receivesTimeOffMail = try container.flag(.receivesTimeOffMail)
        self.receivesSchedulingMail = try container.flag(.receivesSchedulingMail)
        self.receivesInvoiceReminders = try container.flag(.receivesInvoiceReminders)
    }
}
