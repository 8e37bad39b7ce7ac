extension Sandbox.Content {
    /// A custom field of time entries in Clockify.
    public struct CustomField: Sendable, Hashable {
        /// The identifier.
        public var id: String
        /// The identifier of its workspace.
        public var workspace: String
        /// The name.
        public var name: String
        /// `TXT`, `NUMBER`, `DROPDOWN_SINGLE`, `DROPDOWN_MULTIPLE`, `CHECKBOX` or `LINK`.
        public var type: String

        /// Creates a custom field.
        public init(id: String, workspace: String, name: String, type: String) {
            self.id = id
            self.workspace = workspace
            self.name = name
            self.type = type
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
