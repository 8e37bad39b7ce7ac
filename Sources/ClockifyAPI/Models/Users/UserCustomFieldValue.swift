public import TimeTrackingKit

extension Clockify {
    /// The value of a custom field of a user.
    public struct UserCustomFieldValue: Hashable, Sendable {
        /// The field.
        public let customFieldID: CustomFieldID

        /// The user, or nil when it is not said.
        public let userID: UserID?

        /// The field's name, or nil when it is not said.
        public let name: String?

        /// What values the field takes, or nil when it is not said.
        public let kind: CustomFieldKind?

        /// Where the value comes from, the workspace or the user, or nil when it is not said.
        public let source: CustomFieldSource?

        /// The value, whose shape depends on the kind, or nil when there is none.
        public let value: JSONValue?
    }

    /// The value of a custom field of a user, to be written.
    public struct UserCustomFieldInput: Hashable, Sendable, Encodable {
        /// The field.
        public var customFieldID: CustomFieldID

        /// The value in the shape that the field's kind wants: a text, a number, a flag, a list of texts or null.
        public var value: JSONValue

        /// Creates a value.
        ///
        /// - Parameters:
        ///   - customFieldID: The field.
        ///   - value: The value.
        public init(_ customFieldID: CustomFieldID, _ value: JSONValue) {
            self.customFieldID = customFieldID
            self.value = value
        }

        private enum CodingKeys: String, CodingKey {
            case customFieldID = "customFieldId"
            case value
        }
    }
}

extension Clockify.UserCustomFieldValue: Decodable {
    private enum CodingKeys: String, CodingKey {
        case customFieldID = "customFieldId"
        case userID = "userId"
        // The profile of a member says `name` and `type` where other answers say `customFieldName` and `customFieldType`.
        case customFieldName
        case customFieldType
        case name
        case type
        case sourceType
        case value
    }

    /// Reads a value; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.customFieldID = try container.decode(Clockify.CustomFieldID.self, forKey: .customFieldID)
        self.userID = try container.identifier(.userID)
        self.name = try container.firstText(.customFieldName, .name)
        self.kind = try container.name(.customFieldType) ?? container.name(.type)
        self.source = try container.name(.sourceType)
        self.value = try container.decodeIfPresent(JSONValue.self, forKey: .value)
    }
}
