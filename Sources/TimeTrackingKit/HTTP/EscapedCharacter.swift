/// One byte that a text means, and the bytes of the text that say it.
struct EscapedCharacter {
    /// What is meant.
    var byte: UInt8

    /// Where the text says it.
    var source: Range<Int>

    /// A text that means what it says.
    static func plain(_ bytes: [UInt8]) -> [EscapedCharacter] {
        bytes.indices.map { EscapedCharacter(byte: bytes[$0], source: $0..<($0 + 1)) }
    }

    /// Undoes the escapes of JSON and of URLs, once.
    ///
    /// Only those of ASCII, because what is looked for in the text has no other characters.
    static func decoded(_ text: [EscapedCharacter]) -> [EscapedCharacter] {
        var result: [EscapedCharacter] = []
        result.reserveCapacity(text.count)
        var rest = text[...]
        while let first = rest.first {
            let escape = escape(at: rest) ?? (byte: first.byte, count: 1)
            let last = rest[rest.startIndex + escape.count - 1]
            result.append(
                EscapedCharacter(byte: escape.byte, source: first.source.lowerBound..<last.source.upperBound)
            )
            rest = rest.dropFirst(escape.count)
        }
        return result
    }

    /// The escape that a text begins with: the byte that it means, and how many it takes to say it.
    private static func escape(at text: ArraySlice<EscapedCharacter>) -> (byte: UInt8, count: Int)? {
        let bytes = text.prefix(6).map(\.byte)
        if bytes.first == UInt8(ascii: "%"), let byte = UInt8(hexadecimal: bytes.dropFirst().prefix(2)) {
            return (byte, 3)
        }
        guard bytes.first == UInt8(ascii: "\\"), bytes.count > 1 else { return nil }
        switch bytes[1] {
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""): return (bytes[1], 2)
        case UInt8(ascii: "u"):
            guard bytes.count == 6, UInt8(hexadecimal: bytes[2..<4]) == 0, let byte = UInt8(hexadecimal: bytes[4..<6]),
                byte < 0x80
            else { return nil }
            return (byte, 6)
        default: return nil
        }
    }
}
