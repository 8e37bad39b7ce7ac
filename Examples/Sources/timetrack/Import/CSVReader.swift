/// Reads rows of values as RFC 4180 writes them: commas between values, quotes around those that need them.
///
/// A byte order mark is left out, lines may end in CR LF, LF or CR, and empty lines do not count.
struct CSVReader {
    /// One row and the line it begins on, counted from one.
    struct Row: Sendable, Equatable {
        var line: Int
        var values: [String]
    }

    /// What is wrong with a row.
    struct Mistake: Error, Equatable {
        /// The line on which the row begins.
        var line: Int
        /// What is wrong, as a sentence without its end.
        var words: String
    }

    private let bytes: [UInt8]
    private var position: Int
    private var line = 1

    /// Begins before the first row.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        self.position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads the next row.
    ///
    /// - Returns: The row, a mistake after which reading goes on with the next line, or nil at the end.
    mutating func next() -> Result<Row, Mistake>? {
        while position < bytes.count, isLineEnd(bytes[position]) { skipLineEnd() }
        guard position < bytes.count else { return nil }
        let start = line
        var values: [String] = []
        while true {
            let value: [UInt8]
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                guard let quoted = quotedValue() else {
                    return .failure(Mistake(line: start, words: "A quote that is opened there is never closed"))
                }
                value = quoted
                guard position >= bytes.count || isEnd(bytes[position]) else {
                    skipLine()
                    return .failure(Mistake(line: start, words: "Something stands between a closing quote and a comma"))
                }
            } else {
                value = plainValue()
            }
            guard let text = String(validating: value, as: UTF8.self) else {
                skipLine()
                return .failure(Mistake(line: start, words: "It has bytes that are not UTF-8"))
            }
            values.append(text)
            guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
            position += 1
        }
        if position < bytes.count { skipLineEnd() }
        return .success(Row(line: start, values: values))
    }

    private mutating func plainValue() -> [UInt8] {
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        return Array(bytes[start..<position])
    }

    /// The value in quotes, or nil when they are never closed.
    private mutating func quotedValue() -> [UInt8]? {
        var value: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return value }
            } else if byte == UInt8(ascii: "\n") {
                line += 1
            }
            value.append(byte)
            position += 1
        }
        return nil
    }

    private mutating func skipLine() {
        while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
        if position < bytes.count { skipLineEnd() }
    }

    private mutating func skipLineEnd() {
        let isPair = bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count
        position += isPair && bytes[position + 1] == UInt8(ascii: "\n") ? 2 : 1
        line += 1
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private func isEnd(_ byte: UInt8) -> Bool { isLineEnd(byte) || byte == UInt8(ascii: ",") }
}
