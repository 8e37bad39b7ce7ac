extension Clockify.WorkspaceSettings: Decodable {
    private enum CodingKeys: String, CodingKey {
        case requiresProject = "forceProjects"
        case requiresTask = "forceTasks"
        case requiresTags = "forceTags"
        case requiresDescription = "forceDescription"
        case timeTrackingMode
        case tracksSeconds = "trackTimeDownToSecond"
        case lockTimeEntries
        case lockTimeZone
        case automaticLock
        case rounding = "round"
        case roundsInReports = "timeRoundingInReports"
        case durationFormat
        case numberFormat
        case currencyFormat
        case workingDays
        case hasBillableHours = "activeBillableHours"
        case makesProjectsBillable = "defaultBillableProjects"
        case makesProjectsPublic = "isProjectPublicByDefault"
        case hasProjectFavorites = "projectFavorites"
        case hasSpecialProjectFilter = "projectPickerSpecialFilter"
        case projectLabel
        case projectGroupingLabel
        case taskLabel
        case canSeeTimesheet = "canSeeTimeSheet"
        case canSeeTracker
        case adminOnlyPages
        case creationPermissions = "entityCreationPermissions"
        case onlyAdminsCreateProjects = "onlyAdminsCreateProject"
        case onlyAdminsCreateTasks = "onlyAdminsCreateTask"
        case onlyAdminsCreateTags = "onlyAdminsCreateTag"
        case onlyAdminsChangeBillability = "onlyAdminsCanChangeBillableStatus"
        case onlyAdminsSeeAllTimeEntries
        case onlyAdminsSeePublicProjectsEntries
        case onlyAdminsSeeBillableRates
        case onlyAdminsSeeDashboard
        case requiresMultiFactorAuthentication = "multiFactorEnabled"
    }

    /// Reads the settings; null and missing are nil, and false for flags.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.requiresProject = try container.flag(.requiresProject)
        self.requiresTask = try container.flag(.requiresTask)
        self.requiresTags = try container.flag(.requiresTags)
        self.requiresDescription = try container.flag(.requiresDescription)
        self.timeTrackingMode = try container.name(.timeTrackingMode)
        self.tracksSeconds = try container.flag(.tracksSeconds)
        self.lockTimeEntries = try container.text(.lockTimeEntries)
        self.lockTimeZone = try container.text(.lockTimeZone)
        self.automaticLock = try container.decodeIfPresent(Clockify.AutomaticLock.self, forKey: .automaticLock)
        self.rounding = try container.decodeIfPresent(Clockify.Rounding.self, forKey: .rounding)
        self.roundsInReports = try container.flag(.roundsInReports)
        self.durationFormat = try container.name(.durationFormat)
        self.numberFormat = try container.name(.numberFormat)
        self.currencyFormat = try container.name(.currencyFormat)
        self.workingDays = try container.names(.workingDays)
        self.hasBillableHours = try container.flag(.hasBillableHours)
        self.makesProjectsBillable = try container.flag(.makesProjectsBillable)
        self.makesProjectsPublic = try container.flag(.makesProjectsPublic)
        self.hasProjectFavorites = try container.flag(.hasProjectFavorites)
        self.hasSpecialProjectFilter = try container.flag(.hasSpecialProjectFilter)
        self.projectLabel = try container.text(.projectLabel)
        self.projectGroupingLabel = try container.text(.projectGroupingLabel)
        self.taskLabel = try container.text(.taskLabel)
        self.canSeeTimesheet = try container.flag(.canSeeTimesheet)
        self.canSeeTracker = try container.flag(.canSeeTracker)
        self.adminOnlyPages = try container.names(.adminOnlyPages)
        self.creationPermissions = try container.decodeIfPresent(
            Clockify.EntityCreationPermissions.self,
            forKey: .creationPermissions
        )
        self.onlyAdminsCreateProjects = try container.flag(.onlyAdminsCreateProjects)
        self.onlyAdminsCreateTasks = try container.flag(.onlyAdminsCreateTasks)
        self.onlyAdminsCreateTags = try container.flag(.onlyAdminsCreateTags)
        self.onlyAdminsChangeBillability = try container.flag(.onlyAdminsChangeBillability)
        self.onlyAdminsSeeAllTimeEntries = try container.flag(.onlyAdminsSeeAllTimeEntries)
        self.onlyAdminsSeePublicProjectsEntries = try container.flag(.onlyAdminsSeePublicProjectsEntries)
        self.onlyAdminsSeeBillableRates = try container.flag(.onlyAdminsSeeBillableRates)
        self.onlyAdminsSeeDashboard = try container.flag(.onlyAdminsSeeDashboard)
        self.requiresMultiFactorAuthentication = try container.flag(.requiresMultiFactorAuthentication)
    }
}
