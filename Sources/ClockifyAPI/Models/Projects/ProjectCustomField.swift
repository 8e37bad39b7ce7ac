public import TimeTrackingKit

extension Clockify {
    /// A custom field as a hydrated project has it.
    public struct ProjectCustomField: Hashable, Sendable {
        /// The field.
        public let customFieldID: CustomFieldID

        /// The field's name, or nil when it is not said.
        public let name: String?

        /// What values it takes, or nil when it is not said.
        public let kind: CustomFieldKind?

        /// Whether it is in use, and who sees it, or nil when it is not said.
        public let status: CustomFieldStatus?

        /// The value that new entries of the project get, whose shape depends on the kind, or nil for none.
        public let value: JSONValue?
    }
}

extension Clockify.ProjectCustomField: Decodable {
    private enum CodingKeys: String, CodingKey {
        case customFieldID = "customFieldId"
        case id
        case name
        case type
        case status
        case value
        case workspaceDefaultValue
    }

    /// Reads a field, either in the short form or in the one in which a workspace lists its fields.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.customFieldID = try container.firstIdentifier(.customFieldID, .id)
        self.name = try container.text(.name)
        self.kind = try container.name(.type)
        self.status = try container.name(.status)
        self.value =
            try container.decodeIfPresent(JSONValue.self, forKey: .value)
            ?? container.decodeIfPresent(JSONValue.self, forKey: .workspaceDefaultValue)
    }
}
