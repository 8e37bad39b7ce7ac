public import TimeTrackingKit

extension Clockify {
    /// A custom field of a workspace.
    public struct CustomField: Hashable, Sendable, Identifiable {
        /// The id.
        public let id: CustomFieldID

        /// The name.
        public let name: String

        /// The workspace that the field belongs to, or nil when it is not said.
        public let workspaceID: WorkspaceID?

        /// What values it takes, or nil when it is not said.
        public let kind: CustomFieldKind?

        /// What it says something about, or nil when it is not said.
        public let subject: CustomFieldSubject?

        /// Whether it is in use, and who sees it, or nil when it is not said.
        public let status: CustomFieldStatus?

        /// What it is for, or nil when there is no description.
        public let description: String?

        /// What an empty field shows, or nil for nothing.
        public let placeholder: String?

        /// The values to choose from, for the kinds that offer a choice.
        public let allowedValues: [String]

        /// The value of new entries, whose shape depends on the kind, or nil for none.
        public let workspaceDefault: JSONValue?

        /// What single projects say otherwise.
        public let projectDefaults: [CustomFieldDefault]

        /// Whether an entry must have a value.
        public let isRequired: Bool

        /// Whether only administrators may change its values.
        public let isAdministratorOnly: Bool
    }
}

extension Clockify.CustomField: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case workspaceID = "workspaceId"
        case type
        case entityType
        case status
        case description
        case placeholder
        case allowedValues
        case workspaceDefaultValue
        case projectDefaultValues
        case required
        case onlyAdminCanEdit
    }

    /// Reads a field; null, missing and empty texts are nil, false or the empty list.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(Clockify.CustomFieldID.self, forKey: .id)
        self.name = try container.decode(String.self, forKey: .name)
        self.workspaceID = try container.identifier(.workspaceID)
        self.kind = try container.name(.type)
        self.subject = try container.name(.entityType)
        self.status = try container.name(.status)
        self.description = try container.text(.description)
        self.placeholder = try container.text(.placeholder)
        self.allowedValues = try container.list(.allowedValues)
        self.workspaceDefault = try container.decodeIfPresent(JSONValue.self, forKey: .workspaceDefaultValue)
        self.projectDefaults = try container.list(.projectDefaultValues)
        self.isRequired = try container.flag(.required)
        self.isAdministratorOnly = try container.flag(.onlyAdminCanEdit)
    }
}
