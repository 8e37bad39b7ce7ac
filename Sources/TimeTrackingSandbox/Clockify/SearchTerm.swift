/// A text that is looked for in others, whatever the case of their letters.
struct SearchTerm: Sendable {
    private let lowercase: String
    /// The bytes when all of them are ASCII, which is searched without making a copy of every text.
    private let ascii: [UInt8]?

    init(_ text: String) {
        lowercase = text.lowercased()
        ascii = lowercase.utf8.allSatisfy { $0 < 0x80 } ? Array(lowercase.utf8) : nil
    }

    func occurs(in text: String) -> Bool {
        var text = text
        let found: Bool? = text.withUTF8 { bytes in
            guard let ascii, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            guard bytes.count >= ascii.count else { return false }
            return (0...bytes.count - ascii.count)
                .contains { start in
                    ascii.indices.allSatisfy { Self.lowercase(bytes[start + $0]) == ascii[$0] }
                }
        }
        return found ?? text.lowercased().contains(lowercase)
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
