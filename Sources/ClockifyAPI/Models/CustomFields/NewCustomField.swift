extension Clockify {
    /// A custom field to be created.
    ///
    /// Whether it must have a value can be set only afterwards, by a change.
    public struct NewCustomField: Hashable, Sendable {
        /// The name, 2 to 250 characters.
        public var name: String

        /// What values it takes, and which one new entries get.
        public var definition: CustomFieldDefinition

        /// What it says something about.
        public var subject: CustomFieldSubject

        /// Whether it is in use, and who sees it, or nil for what Clockify chooses.
        public var status: CustomFieldStatus?

        /// What it is for, or nil for no description.
        public var description: String?

        /// What an empty field shows, or nil for nothing.
        public var placeholder: String?

        /// Whether only administrators may change its values.
        public var isAdministratorOnly: Bool

        /// Creates the description of a field.
        ///
        /// - Parameters:
        ///   - name: The name.
        ///   - definition: What values it takes, and which one new entries get.
        ///   - subject: What it says something about.
        ///   - status: Whether it is in use, and who sees it, or nil for what Clockify chooses.
        ///   - description: What it is for, or nil for no description.
        ///   - placeholder: What an empty field shows, or nil for nothing.
        ///   - isAdministratorOnly: Whether only administrators may change its values.
        public init(
            name: String,
            definition: CustomFieldDefinition,
            subject: CustomFieldSubject = .timeEntry,
            status: CustomFieldStatus? = nil,
            description: String? = nil,
            placeholder: String? = nil,
            isAdministratorOnly: Bool = false
        ) {
            self.name = name
            self.definition = definition
            self.subject = subject
            self.status = status
            self.description = description
            self.placeholder = placeholder
            self.isAdministratorOnly = isAdministratorOnly
        }
    }
}

extension Clockify.NewCustomField: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case subject = "entityType"
        case status
        case description
        case placeholder
        case isAdministratorOnly = "onlyAdminCanEdit"
    }

    /// Writes what is set and leaves out what is not.
    public func encode(to encoder: any Encoder) throws {
        try definition.encode(to: encoder, absent: .leftOut)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(subject, forKey: .subject)
        try container.encodeIfPresent(status, forKey: .status)
        try container.encodeIfPresent(description, forKey: .description)
        try container.encodeIfPresent(placeholder, forKey: .placeholder)
        try container.encode(isAdministratorOnly, forKey: .isAdministratorOnly)
    }
}
