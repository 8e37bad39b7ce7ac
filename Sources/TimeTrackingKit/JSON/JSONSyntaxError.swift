/// The first place at which a text is not JSON.
struct JSONSyntaxError: Error, Hashable {
    /// The offset in bytes.
    var offset: Int

    /// What should be there, to stand after "expected".
    var expected: String

    init(offset: Int, expected: StaticString) {
        self.offset = offset
        self.expected = expected.description
    }
}

/// A place in a text as an editor shows it.
struct TextPosition: Hashable, CustomStringConvertible {
    /// The line, counted from 1.
    let line: Int

    /// The column in Unicode scalars, counted from 1.
    let column: Int

    /// Finds the place of a byte, where a line ends with a line feed.
    init(of offset: Int, in bytes: UnsafeRawBufferPointer) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.line = line
        self.column = column
    }

    var description: String { "line \(line), column \(column)" }
}
