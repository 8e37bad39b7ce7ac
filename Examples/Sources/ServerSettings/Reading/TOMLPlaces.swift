/// Where keys and tables stand in the text of a settings file.
///
/// TOMLKit says what a file means but not where, so this finds the lines. The parts of a path are names of keys; the
/// number of a table in an array of tables is a part of its own, such as `#0`.
struct TOMLPlaces {
    /// How many dots a line may have outside quotes, beyond which TOMLKit would end the process.
    static let mostDots = 100

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var places: [(path: [String], line: Int)] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var table: [String] = []
        var counts: [String: Int] = [:]
        while skipToStatement() {
            let start = line
            if current == UInt8(ascii: "[") {
                advance()
                let isArray = current == UInt8(ascii: "[")
                if isArray { advance() }
                table = key()
                if isArray {
                    let name = table.joined(separator: ".")
                    table.append("#\(counts[name, default: 0])")
                    counts[name, default: 0] += 1
                }
                places.append((table, start))
                skipValue()
            } else {
                places.append((table + key(), start))
                skipValue()
            }
        }
    }

    /// The line, from 1, of what a path names, or of what it lies in.
    func line(of path: [String]) -> Int {
        let around = places.filter { path.starts(with: $0.path) }.max { $0.path.count < $1.path.count }
        let inside = places.first { $0.path.starts(with: path) }
        return (around ?? inside)?.line ?? 1
    }

    /// The line of a key with too many parts, or nil when there is none.
    static func deepLine(in bytes: [UInt8]) -> Int? {
        var (line, dots) = (1, 0)
        var quote: UInt8?
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n"): (line, dots, quote) = (line + 1, 0, nil)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if quote == nil { quote = byte } else if quote == byte { quote = nil }
            case UInt8(ascii: ".") where quote == nil:
                dots += 1
                if dots > mostDots { return line }
            default: break
            }
        }
        return nil
    }
}

extension TOMLPlaces {
    private var current: UInt8? { bytes.indices.contains(position) ? bytes[position] : nil }

    private mutating func advance() {
        if current == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func skipLine() {
        while let byte = current, byte != UInt8(ascii: "\n") { advance() }
    }

    /// Goes over white space and comments, and says whether something follows.
    private mutating func skipToStatement() -> Bool {
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

    /// Goes over a key and returns its parts.
    private mutating func key() -> [String] {
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

    /// Goes over the rest of a statement, which may take several lines.
    private mutating func skipValue() {
        var depth = 0
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipText()
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "#"):
                skipLine()
                continue
            case UInt8(ascii: "\n") where depth <= 0: return
            default: break
            }
            advance()
        }
    }

    /// Goes over a text in quotes of any of the four kinds.
    private mutating func skipText() {
        guard let quote = current else { return }
        let isLong = bytes[position...].starts(with: [quote, quote, quote])
        let length = isLong ? 3 : 1
        position += length
        while let byte = current {
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                advance()
                advance()
            } else if byte == quote, !isLong || bytes[position...].starts(with: [quote, quote, quote]) {
                position += length
                // A long text may end in up to two quotes of its own.
                while isLong, current == quote { advance() }
                return
            } else {
                advance()
            }
        }
    }
}
