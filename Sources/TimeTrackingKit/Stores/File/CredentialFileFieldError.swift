/// A field of a credential file that is well-formed JSON and yet wrong.
///
/// The expectation is a fixed text, because what a decoder says may quote the value.
struct CredentialFileFieldError: Error {
    /// One step from the root of the file to the field.
    enum Step {
        case name(String)
        case index(Int)
    }

    /// The way to the field.
    var path: [Step]

    /// What should be there, to stand after "expected".
    var expected: String

    init(path: [Step], expected: StaticString) {
        self.path = path
        self.expected = expected.description
    }

    /// Says that an object lacks a field of this name.
    init(path: [Step], missing name: String) {
        self.path = path
        self.expected = "a field \"\(name)\""
    }

    /// Takes from a decoder's error where it was and what was missing, and nothing of the value.
    init?(_ error: DecodingError) {
        let steps: ([any CodingKey]) -> [Step] = { keys in
            keys.map { key in key.intValue.map { .index($0) } ?? .name(key.stringValue) }
        }
        switch error {
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            self.path = steps(context.codingPath)
            self.expected = Self.jsonName(of: type)
        case .keyNotFound(let key, let context):
            self.path = steps(context.codingPath)
            self.expected = "a field \"\(key.stringValue)\""
        case .dataCorrupted(let context):
            guard !context.codingPath.isEmpty else { return nil }
            self.path = steps(context.codingPath)
            self.expected = "a value of another form"
        @unknown default:
            return nil
        }
    }

    private static func jsonName(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text in double quotes"
        case is Int.Type: "a whole number"
        case is [Any].Type: "a list in square brackets"
        default: "an object in braces"
        }
    }

    /// The way to the field in words, for example `credentials[2].secret`; empty for the root.
    ///
    /// Names that are not ours may contain anything and are shown as far as they are visible ASCII.
    var pathDescription: String {
        path.reduce(into: "") { text, step in
            switch step {
            case .index(let index): text += "[\(index)]"
            case .name(let name):
                let visible = name.unicodeScalars.map { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F ? $0 : "?" }
                text += text.isEmpty ? "" : "."
                text.unicodeScalars.append(contentsOf: visible)
            }
        }
    }

    /// Where the field begins in the text, or the innermost container of it that is there.
    ///
    /// - Parameter bytes: The text of the file, in which a scanner has found no mistake.
    /// - Returns: The offset in bytes.
    func offset(in bytes: UnsafeRawBufferPointer) -> Int {
        var offset = 0
        do {
            for step in path {
                var scanner = JSONScanner(bytes, at: offset)
                switch step {
                case .index(let index):
                    let elements = try JSONOutline.elements(&scanner).elements
                    guard elements.indices.contains(index) else { return offset }
                    offset = elements[index].lowerBound
                case .name(let name):
                    let members = try JSONOutline.members(&scanner)
                    guard let member = members.first(where: { $0.name == name }) else { return offset }
                    offset = member.value.lowerBound
                }
            }
        } catch {
            // The way leads through something that is no container; that is where to look.
            return offset
        }
        return offset
    }
}
