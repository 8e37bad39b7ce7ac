/// Reads a JSON text from its beginning to its end.
struct PlacedJSONParser {
    /// Deeper texts are refused rather than read with a deep stack.
    private static let deepest = 16

    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads the only value of the text.
    mutating func document() throws(JSONMistake) -> PlacedJSON {
        let value = try value()
        skipSpace()
        guard next == nil else { throw mistake("the end of the file") }
        return value
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func mistake(_ expected: String) -> JSONMistake {
        JSONMistake(place: TextPlace(offset, in: bytes), expected: expected)
    }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
    }

    /// Goes past a character, if it comes next.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func value() throws(JSONMistake) -> PlacedJSON {
        skipSpace()
        let place = TextPlace(offset, in: bytes)
        switch next {
        case UInt8(ascii: "{"):
            return PlacedJSON(.object(try nested { parser throws(JSONMistake) in try parser.members() }), at: place)
        case UInt8(ascii: "["):
            return PlacedJSON(.array(try nested { parser throws(JSONMistake) in try parser.elements() }), at: place)
        case UInt8(ascii: "\""): return PlacedJSON(.text(try string()), at: place)
        default: return PlacedJSON(try word(), at: place)
        }
    }

    private mutating func nested<Result>(
        _ body: (inout PlacedJSONParser) throws(JSONMistake) -> Result
    ) throws(JSONMistake) -> Result {
        guard depth < Self.deepest else { throw mistake("less depth") }
        depth += 1
        offset += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func members() throws(JSONMistake) -> [(name: String, value: PlacedJSON)] {
        var members: [(name: String, value: PlacedJSON)] = []
        if take("}") { return members }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw mistake("the name of a field in double quotes") }
            let name = try string()
            guard take(":") else { throw mistake("a colon") }
            members.append((name, try value()))
            if take("}") { return members }
            guard take(",") else { throw mistake("a comma or a closing brace") }
        }
    }

    private mutating func elements() throws(JSONMistake) -> [PlacedJSON] {
        var elements: [PlacedJSON] = []
        if take("]") { return elements }
        while true {
            elements.append(try value())
            if take("]") { return elements }
            guard take(",") else { throw mistake("a comma or a closing bracket") }
        }
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() throws(JSONMistake) -> PlacedJSON.Value {
        let rest = bytes[offset...]
            .prefix { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
        let word = String(decoding: rest, as: UTF8.self)
        let isLiteral = ["true", "false", "null"].contains(word)
        guard isLiteral || Double(word) != nil else { throw mistake("a value") }
        offset += rest.count
        return isLiteral ? .literal(word) : .number(word)
    }

    private mutating func string() throws(JSONMistake) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = next {
            guard byte >= 0x20 else { throw mistake("no control character within a text") }
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let valid = String(validating: text, as: UTF8.self) else { throw mistake("a text in UTF-8") }
                return valid
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escaped()).utf8)
            default: text.append(byte)
            }
        }
        throw mistake("a closing quote")
    }

    private mutating func escaped() throws(JSONMistake) -> Unicode.Scalar {
        guard let byte = next else { throw mistake("the rest of an escape") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"): return try codePoint()
        default: throw mistake("an escape that JSON has")
        }
    }

    private mutating func codePoint() throws(JSONMistake) -> Unicode.Scalar {
        let first = try codeUnit()
        guard (0xD800...0xDBFF).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw mistake("the first half of a pair") }
            return scalar
        }
        guard bytes[offset...].starts(with: "\\u".utf8) else { throw mistake("the second half of a pair") }
        offset += 2
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw mistake("the second half of a pair") }
        return scalar
    }

    private mutating func codeUnit() throws(JSONMistake) -> UInt32 {
        let digits = bytes[offset...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw mistake("four hexadecimal digits") }
        offset += 4
        return unit
    }
}
