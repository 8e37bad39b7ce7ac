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
