extension Clockify {
    /// All that can be changed of a custom field; every part is written.
    public struct CustomFieldChanges: Hashable, Sendable {
        /// The name, 2 to 250 characters.
        public var name: String

        /// What values it takes, and which one new entries get.
        public var definition: CustomFieldDefinition

        /// Whether it is in use, and who sees it, or nil to leave it as it is.
        public var status: CustomFieldStatus?

        /// What it is for, or nil for no description.
        public var description: String?

        /// What an empty field shows, or nil for nothing.
        public var placeholder: String?

        /// Whether an entry must have a value.
        public var isRequired: Bool

        /// Whether only administrators may change its values.
        public var isAdministratorOnly: Bool

        /// Creates the description of what a field is to be.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - definition: What values it takes, and which one new entries get.
        ///   - status: Whether it is in use, and who sees it, or nil to leave it as it is.
        ///   - description: What it is for, or nil for no description.
        ///   - placeholder: What an empty field shows, or nil for nothing.
        ///   - isRequired: Whether an entry must have a value.
        ///   - isAdministratorOnly: Whether only administrators may change its values.
        public init(
            name: String,
            definition: CustomFieldDefinition,
            status: CustomFieldStatus? = nil,
            description: String? = nil,
            placeholder: String? = nil,
            isRequired: Bool = false,
            isAdministratorOnly: Bool = false
        ) {
            self.name = name
            self.definition = definition
            self.status = status
            self.description = description
            self.placeholder = placeholder
            self.isRequired = isRequired
            self.isAdministratorOnly = isAdministratorOnly
        }

        /// Creates the description of a field as it is.
        ///
        /// - Parameter field: The field.
        public init(_ field: CustomField) {
            self.init(
                name: field.name,
                definition: CustomFieldDefinition(of: field),
                status: field.status,
                description: field.description,
                placeholder: field.placeholder,
                isRequired: field.isRequired,
                isAdministratorOnly: field.isAdministratorOnly
            )
        }
    }
}

extension Clockify.CustomFieldChanges: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case status
        case description
        case placeholder
        case isRequired = "required"
        case isAdministratorOnly = "onlyAdminCanEdit"
    }

    /// Writes every part; an empty text, or null for a default, takes away what was there.
    public func encode(to encoder: any Encoder) throws {
        try definition.encode(to: encoder, absent: .null)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(status, forKey: .status)
        try container.encode(description ?? "", forKey: .description)
        try container.encode(placeholder ?? "", forKey: .placeholder)
        try container.encode(isRequired, forKey: .isRequired)
        try container.encode(isAdministratorOnly, forKey: .isAdministratorOnly)
    }
}
