/// A value in a JSON text and the place where it begins, so that a mistake in a file can be shown to who wrote it.
package struct PlacedJSON {
    /// The kinds of value that are told apart.
    package enum Value {
        case object([(name: String, value: PlacedJSON)])
        case array([PlacedJSON])
        case text(String)
        case number(String)
        case literal(String)
    }

    /// The value.
    package let value: Value

    /// Where it begins.
    package let place: TextPlace

    /// Reads a whole text.
    ///
    /// - Throws: ``JSONMistake`` for the first mistake.
    package init(parsing bytes: [UInt8]) throws(JSONMistake) {
        var parser = PlacedJSONParser(bytes)
        self = try parser.document()
    }

    init(_ value: Value, at place: TextPlace) {
        self.value = value
        self.place = place
    }
}

/// A place in a text as an editor shows it: both count from 1, columns in bytes.
package struct TextPlace: Hashable, CustomStringConvertible {
    package var line: Int
    package var column: Int

    init(_ offset: Int, in bytes: [UInt8]) {
        let before = bytes.prefix(offset)
        self.line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        self.column = 1 + before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    }

    package var description: String { "line \(line), column \(column)" }
}

/// The first thing in a text that is not as it should be.
package struct JSONMistake: Error, Hashable {
    /// Where it is.
    package var place: TextPlace

    /// What should be there, to stand after "expected".
    package var expected: String
}

extension PlacedJSON {
    /// A mistake at the place of this value.
    package func mistake(_ expected: String) -> JSONMistake {
        JSONMistake(place: place, expected: expected)
    }

    /// The fields of an object.
    ///
    /// - Parameter names: The names that it may have; nil for any.
    /// - Returns: Their values by their names.
    /// - Throws: ``JSONMistake`` when it is no object, or has a field twice or under a name that has no meaning.
    package func fields(_ names: [String]?) throws(JSONMistake) -> [String: PlacedJSON] {
        guard case .object(let members) = value else { throw mistake("an object in braces") }
        var fields: [String: PlacedJSON] = [:]
        for (name, value) in members {
            if let names, !names.contains(name) {
                throw value.mistake("one of the fields \(names.joined(separator: ", ")) instead of \(name)")
            }
            guard fields.updateValue(value, forKey: name) == nil else { throw value.mistake("the field \(name) once") }
        }
        return fields
    }

    /// The elements of a list.
    package func elements() throws(JSONMistake) -> [PlacedJSON] {
        guard case .array(let elements) = value else { throw mistake("a list in square brackets") }
        return elements
    }

    /// The text.
    package func text() throws(JSONMistake) -> String {
        guard case .text(let text) = value else { throw mistake("a text in double quotes") }
        return text
    }

    /// The whole number.
    package func integer() throws(JSONMistake) -> Int {
        guard case .number(let digits) = value, let number = Int(digits) else { throw mistake("a whole number") }
        return number
    }

    /// A field that has to be there.
    ///
    /// - Throws: ``JSONMistake`` when it is not.
    package func field(_ name: String, in fields: [String: PlacedJSON]) throws(JSONMistake) -> PlacedJSON {
        guard let value = fields[name] else { throw mistake("the field \(name) in these braces") }
        return value
    }
}
