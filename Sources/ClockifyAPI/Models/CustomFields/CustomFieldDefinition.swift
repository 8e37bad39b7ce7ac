public import TimeTrackingKit

extension Clockify {
    /// What values a custom field takes, and which one new entries get.
    public enum CustomFieldDefinition: Hashable, Sendable {
        /// A text.
        case text(default: String? = nil)
        /// A number.
        case number(default: Double? = nil)
        /// Yes or no.
        case checkbox(default: Bool? = nil)
        /// An address.
        case link(default: String? = nil)
        /// One of some values.
        case singleChoice([String], default: String? = nil)
        /// Any of some values.
        case multipleChoice([String], default: [String] = [])
        /// A kind that this library does not know, or a default that its kind does not explain.
        case other(CustomFieldKind, allowedValues: [String] = [], default: JSONValue? = nil)
    }
}

extension Clockify.CustomFieldDefinition {
    /// Creates the definition that a field has; its kind is an empty text when Clockify does not say it, and the calls
    /// that write a definition then ask for another one.
    ///
    /// - Parameter field: The field.
    public init(of field: Clockify.CustomField) {
        let values = field.allowedValues
        switch (field.kind, field.workspaceDefault) {
        case (.text, nil): self = .text()
        case (.text, .string(let text)): self = .text(default: text)
        case (.number, nil): self = .number()
        case (.number, .number(let number)): self = .number(default: number)
        case (.number, .integer(let number)) where Int(exactly: Double(number)) == number:
            self = .number(default: Double(number))
        case (.checkbox, nil): self = .checkbox()
        case (.checkbox, .bool(let flag)): self = .checkbox(default: flag)
        case (.link, nil): self = .link()
        case (.link, .string(let text)): self = .link(default: text)
        case (.singleChoice, nil): self = .singleChoice(values)
        case (.singleChoice, .string(let text)): self = .singleChoice(values, default: text)
        case (.multipleChoice, nil): self = .multipleChoice(values)
        case (.multipleChoice, .array(let chosen)) where chosen.allSatisfy { Self.text($0) != nil }:
            self = .multipleChoice(values, default: chosen.compactMap(Self.text))
        case (let kind, let value):
            let kind = kind ?? Clockify.CustomFieldKind(rawValue: "")
            self = .other(kind, allowedValues: values, default: value)
        }
    }

    private static func text(_ value: JSONValue) -> String? {
        if case .string(let text) = value { text } else { nil }
    }
}

extension Clockify.CustomFieldDefinition {
    /// The kind.
    public var kind: Clockify.CustomFieldKind {
        switch self {
        case .text: .text
        case .number: .number
        case .checkbox: .checkbox
        case .link: .link
        case .singleChoice: .singleChoice
        case .multipleChoice: .multipleChoice
        case .other(let kind, _, _): kind
        }
    }
}
