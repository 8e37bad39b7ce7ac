extension Sandbox.Content {
    /// A person with an account in Clockify, in Jira with Clockwork, or in both.
    public struct Account: Sendable, Hashable {
        /// Clockify's identifier.
        public var id: String
        /// The name, or nil for somebody who was invited and never came.
        public var name: String?
        /// The e-mail address.
        public var email: String
        /// The key that Clockify accepts in `X-Api-Key`, or nil for none.
        public var clockifyKey: String?
        /// The token that Clockwork accepts after the word `Token`, or nil for none.
        public var clockworkToken: String?
        /// The account's identifier in Jira.
        public var atlassianID: String
        /// The name of the account's time zone; an unknown name behaves as UTC.
        ///
        /// Clockify re-reads the bounds of a list of time entries in this zone.
        public var timeZone: String
        /// The language of Clockify's error messages: `ES` for Spanish, anything else for English.
        public var language: String
        /// The identifier of the workspace that Clockify shows first.
        public var activeWorkspace: String
        /// `ACTIVE`, `PENDING_EMAIL_VERIFICATION`, `NOT_REGISTERED`, `LIMITED`, `DELETED` or `LIMITED_DELETED`.
        public var status: String
        /// The address of the picture in Clockify, empty for none.
        public var picture = ""

        /// Creates an account: an active one, or without a name one whose address is not verified yet.
        public init(
            id: String,
            name: String?,
            email: String,
            clockifyKey: String? = nil,
            clockworkToken: String? = nil,
            atlassianID: String,
            timeZone: String = "UTC",
            language: String = "EN",
            activeWorkspace: String
        ) {
            self.id = id
            self.name = name
            self.email = email
            self.clockifyKey = clockifyKey
            self.clockworkToken = clockworkToken
            self.atlassianID = atlassianID
            self.timeZone = timeZone
            self.language = language
            self.activeWorkspace = activeWorkspace
            self.status = name == nil ? "PENDING_EMAIL_VERIFICATION" : "ACTIVE"
        }
    }
}

extension Sandbox.Content.Account {
    /// The rule of the account's time zone.
    var zone: ZoneRule { ZoneTable.rule(named: timeZone) ?? .utc }
}
