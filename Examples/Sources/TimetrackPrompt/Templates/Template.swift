import TerminalOutput

/// A text with places for values, such as `{elapsed} {description:20}{?project} in {project}{/}`.
///
/// ## Usage
///
/// `{name}` is a value. `{name:20}` cuts it to 20 columns, `{name:<20}` and `{name:>20}` also fill it up to them.
/// `{name|tmux}` and `{name|zsh}` double the character that the receiver would act on. `{?name}…{/}` is left out when the
/// value is empty, and `{!name}…{/}` when it is not. `{{` and `}}` are braces; `\n`, `\t` and `\\` are what they are in C.
///
/// ## Security
///
/// Values lose the characters that are unsafe on terminals. The text around them stays as the person wrote it.
package struct Template: Sendable {
    enum Part: Sendable {
        case text(String)
        case field(String, Form)
        case optional(String, whenEmpty: Bool, [Part])
    }

    /// How a value is written.
    struct Form: Sendable {
        enum Filling: Sendable {
            case none
            case trailing
            case leading
        }

        var columns: Int?
        var filling = Filling.none
        /// The character that is doubled, or nil for none.
        var doubled: Character?
    }

    private let parts: [Part]

    /// The names of the values that are written or asked about.
    package let fields: Set<String>

    /// Reads a template.
    ///
    /// - Parameters:
    ///   - text: The template.
    ///   - fields: The names that values have.
    /// - Throws: ``TemplateMistake`` that says what is wrong, and lists the names when one is unknown.
    package init(_ text: String, fields: [String]) throws(TemplateMistake) {
        var parser = TemplateParser(text, fields: fields)
        self.parts = try parser.template()
        self.fields = parser.used
    }

    /// The text with values in it.
    ///
    /// - Parameter value: Gives the value of a field; empty for none.
    /// - Returns: The text.
    package func text(_ value: (String) -> String) -> String {
        Self.text(parts, value)
    }

    private static func text(_ parts: [Part], _ value: (String) -> String) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .field(let name, let form): text += form.applied(to: value(name).safeForTerminals)
            case .optional(let name, let whenEmpty, let inner):
                if value(name).isEmpty == whenEmpty { text += Self.text(inner, value) }
            }
        }
        return text
    }
}

extension Template.Form {
    fileprivate func applied(to value: String) -> String {
        var text = value
        var missing = 0
        if let columns {
            text = text.truncated(toColumns: columns)
            missing = max(0, columns - text.displayWidth)
        }
        if let doubled {
            text = String(text.flatMap { $0 == doubled ? [$0, $0] : [$0] })
        }
        let spaces = String(repeating: " ", count: missing)
        return switch filling {
        case .none: text
        case .trailing: text + spaces
        case .leading: spaces + text
        }
    }
}
