public import TimeTrackingKit

extension Clockify {
    /// The value of a custom field, as a time entry has it.
    public struct CustomFieldValue: Hashable, Sendable, Decodable {
        /// The field.
        public let customFieldID: CustomFieldID

        /// The field's name, or nil when it is not said.
        public let name: String?

        /// The field's kind as Clockify writes it, for example `DROPDOWN_SINGLE`, or nil when it is not said.
        public let kind: String?

        /// The value, whose shape depends on the kind, or nil when the entry has none.
        public let value: JSONValue?

        private enum CodingKeys: String, CodingKey {
            case customFieldID = "customFieldId"
            case name
            case kind = "type"
            case value
        }
    }

    /// The value of a custom field, to be written.
    public struct CustomFieldInput: Hashable, Sendable, Encodable {
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
            case sourceType
            case value
        }

        /// Writes the value, with the source that Clockify asks for.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(customFieldID, forKey: .customFieldID)
            try container.encode("WORKSPACE", forKey: .sourceType)
            try container.encode(value, forKey: .value)
        }
    }
}
