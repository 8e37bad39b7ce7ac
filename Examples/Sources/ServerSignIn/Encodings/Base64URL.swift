/// Bytes as the URL-safe characters of RFC 4648, section 5, without padding.
enum Base64URL {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// Writes bytes.
    static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var output: [UInt8] = []
        var buffer: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                output.append(alphabet[Int(buffer >> UInt32(bitCount) & 0x3F)])
            }
        }
        if bitCount > 0 { output.append(alphabet[Int(buffer << UInt32(6 - bitCount) & 0x3F)]) }
        return String(decoding: output, as: UTF8.self)
    }

    /// Reads what ``encode(_:)`` writes, and nothing else: each sequence of bytes has one spelling.
    ///
    /// - Parameter text: The characters.
    /// - Returns: The bytes, or nil when there is another character, padding, or a rest that is not zero.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 != 1 else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(text.count * 3 / 4)
        var buffer: UInt32 = 0
        var bitCount = 0
        for character in text {
            let value = values[Int(character)]
            guard value != 0xFF else { return nil }
            buffer = buffer << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                output.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bitCount)))
            }
        }
        let rest = buffer & (1 << UInt32(bitCount) - 1)
        return rest == 0 ? output : nil
    }
}

extension String {
    /// Whether two texts have the same bytes.
    ///
    /// `==` takes texts for equal that look alike, such as the Kelvin sign and the letter K.
    func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
