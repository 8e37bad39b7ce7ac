/// The ways in which bytes are written as text, as far as ``LeakDetector`` has to know them.
enum SecretEncoding {
    private static let standardAlphabet =
        Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let urlSafeAlphabet =
        Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let lowercaseDigits = Array("0123456789abcdef".utf8)
    private static let uppercaseDigits = Array("0123456789ABCDEF".utf8)

    /// Returns, for both alphabets and the three places in a group of three bytes at which the bytes may begin, the
    /// base64 characters that depend on these bytes alone.
    static func base64Cores(of bytes: [UInt8]) -> [[UInt8]] {
        let alphabets = [standardAlphabet, urlSafeAlphabet]
        return (0..<3)
            .flatMap { offset in
                let padded = [UInt8](repeating: 0, count: offset) + bytes
                let sextets = sextets(of: padded)
                // A sextet is the bytes' own when all of its six bits are: from bit `8 * offset` up to the last bit.
                let first = (8 * offset + 5) / 6
                let end = 8 * padded.count / 6
                guard first < end else { return [[UInt8]]() }
                return alphabets.map { alphabet in sextets[first..<end].map { alphabet[Int($0)] } }
            }
    }

    private static func sextets(of bytes: [UInt8]) -> [UInt8] {
        (0..<((8 * bytes.count + 5) / 6))
            .map { index in
                let bit = 6 * index
                let high = UInt16(bytes[bit / 8]) << 8
                let low = bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0
                return UInt8(((high | low) >> UInt16(10 - bit % 8)) & 0x3F)
            }
    }

    /// Returns two lower-case hexadecimal digits for each byte, with a sign before each pair if one is given.
    static func hexadecimal(of bytes: [UInt8], before sign: UInt8? = nil) -> [UInt8] {
        bytes.flatMap { byte in
            (sign.map { [$0] } ?? []) + [lowercaseDigits[Int(byte >> 4)], lowercaseDigits[Int(byte & 0x0F)]]
        }
    }

    /// Returns the bytes with all but the unreserved characters of RFC 3986 percent-encoded, in upper and lower case.
    static func reservedPercentEncodings(of bytes: [UInt8]) -> [[UInt8]] {
        [uppercaseDigits, lowercaseDigits]
            .map { digits in
                bytes.flatMap { byte -> [UInt8] in
                    isUnreserved(byte)
                        ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
                }
            }
            .filter { $0 != bytes }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// Returns the decimal numbers of a text in order; one that is no byte is given as the largest number.
    static func decimalNumbers(in text: [UInt8]) -> [UInt16] {
        var numbers: [UInt16] = []
        var number: UInt16?
        for byte in text {
            if (0x30...0x39).contains(byte) {
                let digits = UInt32(number ?? 0) * 10 + UInt32(byte - 0x30)
                number = digits > 255 ? UInt16.max : UInt16(digits)
            } else if let complete = number {
                numbers.append(complete)
                number = nil
            }
        }
        if let number { numbers.append(number) }
        return numbers
    }
}
