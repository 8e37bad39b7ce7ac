#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Sandbox {
    /// Everything that a sandbox knows: whose accounts there are and what they have recorded.
    ///
    /// Identifiers in Clockify are 24 hexadecimal digits and in Jira decimal numbers; the sandbox takes any text.
    ///
    /// ## Security
    ///
    /// The tokens in it are invented and lie in clear. Put no real one in.
    public struct Content: Sendable {
        /// The people, for both services.
        public var accounts: [Account] = [] { didSet { positions.accounts = nil } }
        /// Clockify's workspaces.
        public var workspaces: [Workspace] = []
        /// Clockify's clients, that is the customers for whom projects are done.
        public var clients: [Client] = [] { didSet { positions.clients = nil } }
        /// Clockify's projects.
        public var projects: [Project] = [] { didSet { positions.projects = nil } }
        /// Clockify's tasks, each of a project.
        public var tasks: [Task] = [] { didSet { positions.tasks = nil } }
        /// Clockify's tags.
        public var tags: [Tag] = [] { didSet { positions.tags = nil } }
        /// Clockify's groups of users.
        public var userGroups: [UserGroup] = []
        /// Clockify's custom fields of time entries and of users.
        public var customFields: [CustomField] = []
        /// Clockify's time entries, in any order.
        public var timeEntries: [TimeEntry] = [] { didSet { timeEntryIndex = nil } }

        /// The addresses to which Clockify has sent an invitation, oldest first.
        public var invitations: [String] = []
        /// The pictures that were uploaded to Clockify, oldest first.
        public var pictures: [Picture] = []

        /// Jira's issues, as Clockwork sees them.
        public var issues: [Issue] = []
        /// Clockwork's worklogs, in any order.
        public var worklogs: [Worklog] = []
        /// Clockwork's running timers.
        public var timers: [Timer] = []
        /// Whether one person may run several Clockwork timers at a time; otherwise a start stops the others.
        public var allowsSeveralTimers = false
        /// How many seconds a Clockwork timer must have run to leave a worklog; 0 keeps every one.
        public var shortestWorklog = 0

        /// How many identifiers the sandbox has given out.
        var issuedIdentifiers = 0

        /// Where the entities lie, as far as that is known.
        var positions = EntityPositions()

        /// Where the time entries lie, or nil when that is not known.
        var timeEntryIndex: TimeEntryIndex?

        /// Creates content with nothing in it.
        public init() {}
    }
}

extension Sandbox.Content {
    /// A new identifier of 24 hexadecimal digits: counted, so that equal requests get equal answers.
    mutating func newIdentifier() -> String {
        issuedIdentifiers += 1
        let digits = String(issuedIdentifiers, radix: 16)
        return "5a4d" + String(repeating: "0", count: max(0, 20 - digits.count)) + digits
    }

    /// A new identifier of a worklog: a decimal number.
    mutating func newWorklogIdentifier() -> String {
        issuedIdentifiers += 1
        return String(500_000 + issuedIdentifiers)
    }
}
