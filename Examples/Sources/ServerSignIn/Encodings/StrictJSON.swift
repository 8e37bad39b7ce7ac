/// A JSON value that has one meaning for every reader: no object has two members of the same name.
///
/// Where readers differ in which of two members they take, one of them checks what the other does not use.
enum StrictJSON: Sendable {
    /// No value.
    case null
    /// True or false.
    case bool(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case list([StrictJSON])
    /// An object.
    case object(Members)

    /// The members of an object.
    struct Members: Sendable {
        private var entries: [(name: String, value: StrictJSON)] = []
        private var names: Set<String> = []

        /// Adds a member.
        ///
        /// - Returns: False when there is one of that name.
        mutating func add(_ name: String, _ value: StrictJSON) -> Bool {
            guard names.insert(name).inserted else { return false }
            entries.append((name, value))
            return true
        }

        /// The value of a member, or nil when there is none whose name has these bytes.
        subscript(name: String) -> StrictJSON? {
            entries.first { $0.name.hasSameBytes(as: name) }?.value
        }
    }

    /// Reads a text.
    ///
    /// - Parameter bytes: The text, which must be UTF-8.
    /// - Returns: The value, or nil when the text is not JSON, is nested deeper than 16 levels or names a member twice.
    static func value(of bytes: [UInt8]) -> StrictJSON? {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var parser = StrictJSONParser(bytes)
        guard let value = parser.value(depth: 0), parser.isAtEnd() else { return nil }
        return value
    }

    /// The text, or nil when it is something else.
    var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The number, or nil when it is something else.
    var number: Double? {
        if case .number(let number) = self { return number }
        return nil
    }

    /// The elements, or nil when it is something else.
    var elements: [StrictJSON]? {
        if case .list(let elements) = self { return elements }
        return nil
    }

    /// The members, or nil when it is something else.
    var members: Members? {
        if case .object(let members) = self { return members }
        return nil
    }
}
