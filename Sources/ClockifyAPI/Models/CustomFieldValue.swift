public import TimeTrackingKit

extension Clockify {
    /// The value of a custom field, as a time entry has it.
    public struct CustomFieldValue: Hashable, Sendable {
        /// The field.
        public let customFieldID: CustomFieldID

        /// The field's name, or nil when it is not said.
        public let name: String?

        /// What values the field takes, or nil when it is not said.
        public let kind: CustomFieldKind?

        /// Where the value comes from, or nil when it is not said.
        public let source: CustomFieldSource?

        /// The value, whose shape depends on the kind, or nil when the entry has none.
        public let value: JSONValue?
    }

    /// The value of a custom field, to be written.
    public struct CustomFieldInput: Hashable, Sendable, Encodable {
        /// The field.
        public var customFieldID: CustomFieldID

        /// The value in the shape that the field's kind wants: a text, a number, a flag, a list of texts or null.
        public var value: JSONValue

        /// Where the value comes from.
        public var source: CustomFieldSource

        /// Creates a value.
        ///
        /// - Parameters:
        ///   - customFieldID: The field.
        ///   - value: The value.
        ///   - source: Where the value comes from; the workspace for a new one.
        public init(_ customFieldID: CustomFieldID, _ value: JSONValue, from source: CustomFieldSource = .workspace) {
            self.customFieldID = customFieldID
            self.value = value
            self.source = source
        }

        private enum CodingKeys: String, CodingKey {
            case customFieldID = "customFieldId"
            case source = "sourceType"
            case value
        }
    }
}

extension Clockify.CustomFieldValue: Decodable {
    private enum CodingKeys: String, CodingKey {
        case customFieldID = "customFieldId"
        case name
        case kind = "type"
        case source = "sourceType"
        case value
    }

    /// Reads a value; null, missing and empty texts are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.customFieldID = try container.decode(Clockify.CustomFieldID.self, forKey: .customFieldID)
        self.name = try container.text(.name)
        self.kind = try container.name(.kind)
        self.source = try container.name(.source)
        self.value = try container.decodeIfPresent(JSONValue.self, forKey: .value)
    }
}
