/// Where things stand in the text of a settings file.
///
/// TOMLKit says what a file means but not where, so this finds the places. It is only given text that TOMLKit has accepted.
struct SettingsText {
    /// A line such as `warn-after = "10h"`.
    struct Statement {
        /// The key with those of the tables around it.
        var path: [String]
        /// Where it begins.
        var start: Int
        /// Where its value stands.
        var value: Range<Int>
    }

    /// A line such as `[status]`.
    struct Header {
        var path: [String]
        var start: Int
        /// Just behind the closing bracket.
        var end: Int
    }

    let bytes: [UInt8]
    private(set) var statements: [Statement] = []
    private(set) var headers: [Header] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var reader = SettingsTextReader(bytes)
        var table: [String] = []
        while reader.skipToStatement() {
            let start = reader.position
            if reader.current == UInt8(ascii: "[") {
                while reader.current == UInt8(ascii: "[") { reader.advance() }
                table = reader.key()
                while reader.current == UInt8(ascii: "]") { reader.advance() }
                headers.append(Header(path: table, start: start, end: reader.position))
            } else {
                let path = table + reader.key()
                if reader.current == UInt8(ascii: "=") { reader.advance() }
                statements.append(Statement(path: path, start: start, value: reader.value()))
            }
            // Whatever this is, it is not read as the beginning of the next one.
            reader.skipLine()
        }
    }

    /// The line and the column, from 1, of the key at a path, or of what it lies in.
    func place(of path: [String]) -> (line: Int, column: Int) {
        let places = statements.map { ($0.path, $0.start) } + headers.map { ($0.path, $0.start) }
        let inside = places.filter { path.starts(with: $0.0) }.max { $0.0.count < $1.0.count }
        let above = places.first { $0.0.starts(with: path) }
        return Self.place(at: (inside ?? above)?.1 ?? 0, in: bytes)
    }

    /// The line and the column, from 1, of a byte; columns are characters.
    static func place(at offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = bytes[..<offset]
        let line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return (line, String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count + 1)
    }
}

extension SettingsText {
    /// How many dots a line may have outside quotes.
    private static let mostDots = 100

    /// Where a key with too many parts stands, or nil when none does.
    ///
    /// TOMLKit goes through the parts of a dotted key one inside the other, and ends the process when there are too many.
    static func deepKey(in bytes: [UInt8]) -> Int? {
        var dots = 0
        var quote: UInt8?
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"): (dots, quote) = (0, nil)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if quote == nil { quote = byte } else if quote == byte { quote = nil }
            case UInt8(ascii: ".") where quote == nil:
                dots += 1
                if dots > mostDots { return offset }
            default: break
            }
        }
        return nil
    }
}
