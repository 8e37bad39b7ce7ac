/// Goes through the text of a settings file from one key to the next.
struct SettingsTextReader {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte to look at, or nil at the end.
    var current: UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }

    mutating func advance() {
        position += 1
    }

    /// Goes over white space, line ends and comments.
    ///
    /// - Returns: Whether something follows.
    mutating func skipToStatement() -> Bool {
        while let byte = current {
            switch byte {
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): advance()
            // A byte order mark.
            case 0xEF where position == 0: position += 3
            default: return true
            }
        }
        return false
    }

    /// Goes to the end of the line.
    mutating func skipLine() {
        while let byte = current, byte != UInt8(ascii: "\n") { advance() }
    }

    /// Goes over a key, such as `status.warn-after` or `"a key"`, and returns its parts.
    mutating func key() -> [String] {
        var parts: [String] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "."): advance()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let start = position + 1
                skipText()
                parts.append(String(decoding: bytes[start..<max(start, position - 1)], as: UTF8.self))
            case UInt8(ascii: "="), UInt8(ascii: "]"), UInt8(ascii: "\n"): return parts
            default:
                let start = position
                while let byte = current, !" \t.=]\n\"'".utf8.contains(byte) { advance() }
                parts.append(String(decoding: bytes[start..<position], as: UTF8.self))
            }
        }
        return parts
    }

    /// Goes over a value, which may take several lines, and returns where it stands.
    mutating func value() -> Range<Int> {
        while current == UInt8(ascii: " ") || current == UInt8(ascii: "\t") { advance() }
        let start = position
        var end = start
        var depth = 0
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipText()
                end = position
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "#"):
                skipLine()
                continue
            case UInt8(ascii: "\n") where depth <= 0: return start..<end
            default: break
            }
            advance()
            if !" \t\r\n".utf8.contains(byte) { end = position }
        }
        return start..<end
    }

    /// Goes over a text in quotes of any of the four kinds.
    private mutating func skipText() {
        guard let quote = current else { return }
        let isLong = bytes[position...].starts(with: [quote, quote, quote])
        position += isLong ? 3 : 1
        while let byte = current {
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                position = min(position + 2, bytes.count)
            } else if byte == quote, !isLong || bytes[position...].starts(with: [quote, quote, quote]) {
                position += isLong ? 3 : 1
                // A long text may end in up to two quotes of its own.
                while isLong, current == quote { advance() }
                return
            } else {
                advance()
            }
        }
    }
}
