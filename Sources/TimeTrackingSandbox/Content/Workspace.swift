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
        /// The identifiers of the accounts in it, also of those who were invited or put away.
        public var members: [String]
        /// The identifiers of the members who may see and change what others recorded.
        public var administrators: [String]
        /// What holds for single members, by their identifiers; one who is missing here has ``Membership/init()``.
        public var memberships: [String: Membership] = [:]
        /// Who manages whom and what, beside the administrators.
        public var roles: [Role] = []
        /// The token that an add-on sends in `X-Addon-Token` to act here for the owner, or nil for none.
        public var addonToken: String?

        /// The currency of all rates.
        public var currency = "GBP"
        /// The hourly rate in hundredths of the currency.
        public var hourlyRate = 0
        /// The cost rate in hundredths of the currency, or nil for none.
        public var costRate: Int?
        /// The address of its picture, empty for none.
        public var imageURL = ""
        /// The identifier of its organization at CAKE.com, or nil for none.
        public var organization: String?
        /// What it can do.
        public var features = ["CUSTOM_FIELDS", "TIME_TRACKING"]
        /// The plan that was paid for.
        public var plan = "FREE"

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
        /// What the settings say about a lock that moves with time; only ``lockedBefore`` locks here.
        public var automaticLock: AutomaticLock?
        /// What the settings say about rounding.
        public var rounding = Rounding()
        /// Whether durations are shown with their seconds.
        public var showsSeconds = true

        /// Creates a workspace without restrictions.
        public init(id: String, name: String, members: [String], administrators: [String] = []) {
            self.id = id
            self.name = name
            self.members = members
            self.administrators = administrators
        }
    }
}

extension Sandbox.Content.Workspace {
    /// The identifier of the owner: the first of the administrators.
    var owner: String? { administrators.first }

    func membership(of user: String) -> Membership { memberships[user] ?? Membership() }

    /// Whether somebody is in the workspace now, rather than invited or put away.
    func isActive(_ user: String) -> Bool {
        members.contains(user) && membership(of: user).status == "ACTIVE"
    }
}
