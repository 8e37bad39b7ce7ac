import TimeTrackingKit

extension Clockify.CustomFieldDefinition {
    private enum CodingKeys: CodingKey {
        case type
        case allowedValues
        case workspaceDefaultValue
    }

    /// How to write that a field has no default.
    enum AbsentDefault {
        /// By leaving it out, as for a field that never had one.
        case leftOut
        /// As null, which takes away what was there.
        case null
    }

    /// Writes the kind, the values to choose from and the default; a default that is nil or empty is none.
    func encode(to encoder: any Encoder, absent: AbsentDefault) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .type)
        switch self {
        case .text, .number, .checkbox, .link: break
        case .singleChoice(let values, _), .multipleChoice(let values, _):
            try container.encode(values, forKey: .allowedValues)
        case .other(_, let values, _): try container.encodeIfAny(values, forKey: .allowedValues)
        }
        switch (defaultValue, absent) {
        case (let value?, _): try container.encode(value, forKey: .workspaceDefaultValue)
        case (nil, .null): try container.encodeNil(forKey: .workspaceDefaultValue)
        case (nil, .leftOut): break
        }
    }

    /// The default as JSON, or nil for none.
    private var defaultValue: JSONValue? {
        switch self {
        case .text(let text), .link(let text), .singleChoice(_, let text): text.map { .string($0) }
        case .number(let number): number.map { .number($0) }
        case .checkbox(let flag): flag.map { .bool($0) }
        case .multipleChoice(_, let chosen): chosen.isEmpty ? nil : .array(chosen.map { .string($0) })
        case .other(_, _, let value): value
        }
    }

    /// Stops a request about a field whose kind is not known, since Clockify would take an empty text for a kind.
    func requireKind(_ operation: String) throws(APIError) {
        guard kind.rawValue.isEmpty else { return }
        throw APIError(
            .invalidRequest,
            operation: operation,
            message: "It is not known what values the custom field takes; give a definition that says it."
        )
    }
}
