extension Sandbox.Content {
    /// A custom field of time entries or of users in Clockify.
    public struct CustomField: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its workspace.
        public var workspace: String
        /// The name.
        public var name: String
        /// `TXT`, `NUMBER`, `DROPDOWN_SINGLE`, `DROPDOWN_MULTIPLE`, `CHECKBOX` or `LINK`.
        public var type: String
        /// What has values for it: `TIMEENTRY` or `USER`.
        public var entityType: String
        /// `VISIBLE`, `INVISIBLE` or `INACTIVE`.
        public var status = "VISIBLE"
        /// Whether a value must be given.
        public var isRequired = false
        /// Whether only administrators may give it a value.
        public var isForAdministratorsOnly = false
        /// What it is for, or nil for nothing said.
        public var description: String?
        /// What an empty input shows, or nil for nothing.
        public var placeholder: String?
        /// The choices of a drop-down.
        public var choices: [String] = []
        /// The value of what was given none, or nil for none.
        public var defaultValue: CustomFieldValue?
        /// What is different in single projects, by their identifiers.
        public var projectDefaults: [String: ProjectDefault] = [:]

        /// Creates a visible custom field.
        public init(id: String, workspace: String, name: String, type: String, entityType: String = "TIMEENTRY") {
            self.id = id
            self.workspace = workspace
            self.name = name
            self.type = type
            self.entityType = entityType
        }

        /// What is different in one project.
        public struct ProjectDefault: Sendable, Hashable {
            /// The value of what was given none in that project, or nil for none.
            public var value: CustomFieldValue?
            /// `VISIBLE`, `INVISIBLE` or `INACTIVE` in that project.
            public var status = "VISIBLE"

            /// Creates a default.
            public init(value: CustomFieldValue? = nil) {
                self.value = value
            }
        }
    }

    /// The value of a custom field.
    public enum CustomFieldValue: Sendable, Hashable {
        /// A text, also of a link or of one choice.
        case text(String)
        /// A number.
        case number(Double)
        /// Whether a box is ticked.
        case flag(Bool)
        /// Several choices.
        case choices([String])
    }
}

extension Sandbox.Content.CustomField {
    /// Whether a value fits the field's type and its choices.
    func admits(_ value: Sandbox.Content.CustomFieldValue) -> Bool {
        switch (type, value) {
        case ("TXT", .text), ("LINK", .text), ("NUMBER", .number), ("CHECKBOX", .flag): true
        case ("DROPDOWN_SINGLE", .text(let choice)): choices.contains(choice)
        case ("DROPDOWN_MULTIPLE", .choices(let chosen)): chosen.allSatisfy(choices.contains)
        default: false
        }
    }
}

extension Sandbox.Content.CustomFieldValue {
    /// Takes a value from JSON, or gives nil when it is null or of a kind that no field has.
    init?(_ json: JSON) {
        switch json {
        case .string(let text): self = .text(text)
        case .integer(let number): self = .number(Double(number))
        case .number(let number): self = .number(number)
        case .bool(let flag): self = .flag(flag)
        case .array(let elements):
            var choices: [String] = []
            for element in elements {
                guard case .string(let choice) = element else { return nil }
                choices.append(choice)
            }
            self = .choices(choices)
        case .null, .object: return nil
        }
    }

    var json: JSON {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): Int(exactly: number).map(JSON.integer) ?? .number(number)
        case .flag(let flag): .bool(flag)
        case .choices(let choices): .array(choices.map(JSON.string))
        }
    }
}
