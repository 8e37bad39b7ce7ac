public import TimeTrackingKit

extension Clockify {
    /// A user: the owner of a key, or somebody in a workspace.
    public struct User: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: UserID

        /// The name, or nil for someone who was invited and has not registered yet.
        public let name: String?

        /// The e-mail address, or nil when it is not said.
        public let email: String?

        /// The workspace that is open in the user's browser, or nil when none is.
        public let activeWorkspaceID: WorkspaceID?

        /// The workspace that opens first, or nil when none is set.
        public let defaultWorkspaceID: WorkspaceID?

        /// The state of the account, or nil when it is not said.
        public let status: AccountStatus?

        /// The address of the user's picture, or nil when there is none.
        public let profilePicture: String?

        /// What the user set in the profile, or nil when it is not said, as for people who were invited.
        public let settings: UserSettings?

        /// What the user belongs to; empty unless it was asked for.
        public let memberships: [Membership]

        /// The values of the user's custom fields.
        public let customFieldValues: [UserCustomFieldValue]

        /// What the user manages, as Clockify writes it, or nil unless it was asked for.
        ///
        /// The service does not describe its shape.
        public let roles: JSONValue?

        /// The IANA name of the time zone in the user's profile, or nil when there are no settings.
        ///
        /// Clockify reads the bounds of a list of time entries in this zone.
        public var timeZone: String? { settings?.timeZone }
    }
}

extension Clockify.User: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case email
        case activeWorkspace
        case defaultWorkspace
        case status
        case profilePicture
        case settings
        case memberships
        case customFields
        case roles
    }

    /// Reads a user; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.UserID.self, forKey: .id)
        self.name = try container.text(.name)
        self.email = try container.text(.email)
        self.activeWorkspaceID = try container.identifier(.activeWorkspace)
        self.defaultWorkspaceID = try container.identifier(.defaultWorkspace)
        self.status = try container.name(.status)
        self.profilePicture = try container.text(.profilePicture)
        self.settings = try container.decodeIfPresent(Clockify.UserSettings.self, forKey: .settings)
        self.memberships = try container.list(.memberships)
        self.customFieldValues = try container.list(.customFields)
        self.roles = try container.decodeIfPresent(JSONValue.self, forKey: .roles)
    }
}
