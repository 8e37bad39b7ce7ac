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
