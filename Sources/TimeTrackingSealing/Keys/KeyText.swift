#if EncryptedDatabase
/// The two texts that stand for the 32 bytes of a key.
///
/// They are decoded into memory of the caller, who overwrites it when it is done.
enum KeyText {
    /// Decodes 64 hexadecimal digits, or returns false for anything else.
    static func decodeHexadecimal(_ text: some BidirectionalCollection<UInt8>, into bytes: inout [UInt8]) -> Bool {
        decode(text, bitsPerDigit: 4, HexDigit.value, into: &bytes)
    }

    /// Decodes 43 base64 digits and the sign that fills them up, or returns false for anything else.
    ///
    /// The bits of the last digit that belong to no byte must be zero, as every encoder leaves them.
    static func decodeBase64(_ text: some BidirectionalCollection<UInt8>, into bytes: inout [UInt8]) -> Bool {
        guard text.last == UInt8(ascii: "=") else { return false }
        return decode(text.dropLast(), bitsPerDigit: 6, base64Value, into: &bytes)
    }

    private static func decode(
        _ digits: some Collection<UInt8>,
        bitsPerDigit: Int,
        _ value: (UInt8) -> UInt8?,
        into bytes: inout [UInt8]
    ) -> Bool {
        guard digits.count == (bytes.count * 8 + bitsPerDigit - 1) / bitsPerDigit else { return false }
        var bit = 0
        for digit in digits {
            guard let value = value(digit) else { return false }
            // The digit's bits lie in the 16 bits that begin with the byte of the first one.
            let bits = UInt16(value) << UInt16(16 - bitsPerDigit - bit % 8)
            bytes[bit / 8] |= UInt8(bits >> 8)
            let next = UInt8(truncatingIfNeeded: bits)
            if bit / 8 + 1 < bytes.count {
                bytes[bit / 8 + 1] |= next
            } else if next != 0 {
                return false
            }
            bit += bitsPerDigit
        }
        return true
    }

    private static func base64Value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
#endif
