/// A walk over the bytes of a JSON text that knows where it is.
///
/// `JSONDecoder` says neither where a text is broken nor where a value lies. This scanner is stricter than it: it also
/// finds trailing commas and, in values that nobody reads, malformed numbers and strings. It keeps its own stack, so that
/// no nesting can exhaust the thread's.
struct JSONScanner {
    /// The deepest nesting that is accepted, the same as the decoder's.
    static let maximumDepth = 512

    private enum Container {
        case object
        case array
    }

    let bytes: UnsafeRawBufferPointer

    /// The offset of the next byte.
    private(set) var position: Int

    init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next byte, or nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Passes one byte that ``next`` has shown.
    mutating func advance() { position += 1 }

    mutating func skipWhitespace() {
        while let byte = next, byte.isASCIIWhitespace { position += 1 }
    }

    /// Passes the bytes of a string that stand for themselves, as most do.
    mutating func skipPlainCharacters() {
        let rest = bytes[position...]
        let end = rest.firstIndex { $0 < 0x20 || $0 >= 0x80 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
        position = end ?? bytes.count
    }

    /// Passes white space and the byte that must come after it.
    mutating func expect(_ byte: UInt8, _ description: StaticString) throws(JSONSyntaxError) {
        skipWhitespace()
        guard next == byte else { throw error(description) }
        position += 1
    }

    func error(_ expected: StaticString) -> JSONSyntaxError {
        JSONSyntaxError(offset: position, expected: expected)
    }

    /// Checks that the text is one value and nothing else.
    mutating func scanDocument() throws(JSONSyntaxError) {
        try skipValue()
        try expectEnd()
    }

    /// Passes white space up to the end of the text.
    mutating func expectEnd() throws(JSONSyntaxError) {
        skipWhitespace()
        guard next == nil else { throw error("the end of the file") }
    }

    /// Passes the white space before a value and the value.
    mutating func skipValue() throws(JSONSyntaxError) {
        var containers: [Container] = []
        repeat {
            if let container = try enterOrSkip(depth: containers.count) {
                containers.append(container)
            } else {
                try closeContainers(&containers)
            }
        } while !containers.isEmpty
    }

    /// Passes a value, or only the beginning of a container that is not empty.
    private mutating func enterOrSkip(depth: Int) throws(JSONSyntaxError) -> Container? {
        skipWhitespace()
        guard let byte = next else { throw error("a value") }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < Self.maximumDepth else { throw error("at most 512 levels of nesting") }
            let container: Container = byte == UInt8(ascii: "{") ? .object : .array
            position += 1
            skipWhitespace()
            if next == (container == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                position += 1
                return nil
            }
            if container == .object { try skipMemberNameAndColon() }
            return container
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
        case UInt8(ascii: "t"): try skipLiteral("true")
        case UInt8(ascii: "f"): try skipLiteral("false")
        case UInt8(ascii: "n"): try skipLiteral("null")
        default: throw error("a value")
        }
        return nil
    }

    /// After a value, passes the ends of containers, or the comma before the next value.
    private mutating func closeContainers(_ containers: inout [Container]) throws(JSONSyntaxError) {
        while let container = containers.last {
            skipWhitespace()
            switch (container, next) {
            case (.array, UInt8(ascii: ",")):
                position += 1
                return
            case (.object, UInt8(ascii: ",")):
                position += 1
                try skipMemberNameAndColon()
                return
            case (.array, UInt8(ascii: "]")), (.object, UInt8(ascii: "}")):
                position += 1
                containers.removeLast()
            case (.array, _): throw error("a comma or \"]\"")
            case (.object, _): throw error("a comma or \"}\"")
            }
        }
    }

    /// Passes the white space before a member's name and the name.
    mutating func skipMemberName() throws(JSONSyntaxError) {
        skipWhitespace()
        guard next == UInt8(ascii: "\"") else { throw error("a name in double quotes") }
        try skipString()
    }

    private mutating func skipMemberNameAndColon() throws(JSONSyntaxError) {
        try skipMemberName()
        try expect(UInt8(ascii: ":"), "a colon")
    }

    private mutating func skipLiteral(_ literal: StaticString) throws(JSONSyntaxError) {
        let wanted = UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        guard bytes[position...].starts(with: wanted) else { throw error("a value") }
        position += wanted.count
    }

    private mutating func skipNumber() throws(JSONSyntaxError) {
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try skipDigits() }
        if next == UInt8(ascii: ".") {
            position += 1
            try skipDigits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try skipDigits()
        }
    }

    private mutating func skipDigits() throws(JSONSyntaxError) {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw error("a digit") }
    }
}
