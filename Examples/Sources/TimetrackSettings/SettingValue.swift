/// A value as it stands in a file.
package enum SettingValue: Sendable, Hashable {
    /// One text.
    case text(String)
    /// Several texts.
    case list([String])
    /// Anything else, which no setting takes: a number, a date, a list of such.
    case other

    /// The most characters that a name has.
    static var mostCharacters: Int { 1_000 }

    /// The most tags of an entry.
    static var mostTags: Int { 50 }

    /// The text, or nil when it is none, or none that can be a name.
    var name: String? {
        guard case .text(let text) = self, Self.isName(text) else { return nil }
        return text
    }

    /// The texts, or nil when one of them cannot be a name.
    var names: [String]? {
        guard case .list(let texts) = self, texts.count <= Self.mostTags, texts.allSatisfy(Self.isName) else {
            return nil
        }
        return texts
    }

    private static func isName(_ text: String) -> Bool {
        text.count <= mostCharacters && text.contains { !$0.isWhitespace }
            && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// The value of a key as a command line has it: tags with commas between them, everything else as it is.
    package init(_ argument: String, of key: SettingKey) {
        guard case .tags = key else {
            self = .text(argument)
            return
        }
        self = .list(argument.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty })
    }

    /// The value in one line, for a person.
    package var text: String {
        switch self {
        case .text(let text): text
        case .list(let texts): texts.joined(separator: ",")
        case .other: ""
        }
    }

    /// The value as it is written in TOML.
    var toml: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .list(let texts): "[" + texts.map(Self.quoted).joined(separator: ", ") + "]"
        case .other: "\"\""
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension Substring {
    /// The text without white space at its ends.
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
