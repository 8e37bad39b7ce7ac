extension Clockify {
    /// What is set for a whole workspace.
    public struct WorkspaceSettings: Hashable, Sendable {
        /// Whether an entry must have a project.
        public let requiresProject: Bool

        /// Whether an entry must have a task.
        public let requiresTask: Bool

        /// Whether an entry must have a tag.
        public let requiresTags: Bool

        /// Whether an entry must have a description.
        public let requiresDescription: Bool

        /// How time is taken, or nil when it is not said.
        public let timeTrackingMode: TimeTrackingMode?

        /// Whether time is tracked to the second.
        public let tracksSeconds: Bool

        /// The moment before which entries are locked, as Clockify writes it, or nil when there is none.
        public let lockTimeEntries: String?

        /// The IANA name of the time zone of the lock, or nil when it is not said.
        public let lockTimeZone: String?

        /// How entries get locked with time, or nil when they do not.
        public let automaticLock: AutomaticLock?

        /// How reports round time, or nil when it is not said.
        public let rounding: Rounding?

        /// Whether reports round time.
        public let roundsInReports: Bool

        /// How durations are written, or nil when it is not said.
        public let durationFormat: DurationFormat?

        /// How numbers are written, or nil when it is not said.
        public let numberFormat: NumberFormat?

        /// How amounts of money are written, or nil when it is not said.
        public let currencyFormat: CurrencyFormat?

        /// The working days.
        public let workingDays: [Weekday]

        /// Whether time can be billable.
        public let hasBillableHours: Bool

        /// Whether a new project is billable.
        public let makesProjectsBillable: Bool

        /// Whether a new project is public.
        public let makesProjectsPublic: Bool

        /// Whether projects can be favorites.
        public let hasProjectFavorites: Bool

        /// Whether the choice of a project also finds tasks.
        public let hasSpecialProjectFilter: Bool

        /// What projects are called, or nil for the usual word.
        public let projectLabel: String?

        /// What clients are called, or nil for the usual word.
        public let projectGroupingLabel: String?

        /// What tasks are called, or nil for the usual word.
        public let taskLabel: String?

        /// Whether there is a timesheet.
        public let canSeeTimesheet: Bool

        /// Whether there is a tracker.
        public let canSeeTracker: Bool

        /// The pages that only administrators see.
        public let adminOnlyPages: [WorkspacePage]

        /// Who may create projects, clients, tasks and tags, or nil when it is not said.
        public let creationPermissions: EntityCreationPermissions?

        /// Whether only administrators create projects.
        public let onlyAdminsCreateProjects: Bool

        /// Whether only administrators create tasks.
        public let onlyAdminsCreateTasks: Bool

        /// Whether only administrators create tags.
        public let onlyAdminsCreateTags: Bool

        /// Whether only administrators say what is billable.
        public let onlyAdminsChangeBillability: Bool

        /// Whether only administrators see everyone's entries.
        public let onlyAdminsSeeAllTimeEntries: Bool

        /// Whether only administrators see the entries of public projects.
        public let onlyAdminsSeePublicProjectsEntries: Bool

        /// Whether only administrators see rates.
        public let onlyAdminsSeeBillableRates: Bool

        /// Whether only administrators see the dashboard.
        public let onlyAdminsSeeDashboard: Bool

        /// Whether signing in takes a second factor.
        public let requiresMultiFactorAuthentication: Bool
    }
}

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
