#if AsyncHTTPClient
/// Compressed streams written by hand, so that tests need no compressor and a bomb costs nothing to make.
package enum Gzip {
    /// A gzip stream that stores bytes as they are; fewer than 65,536.
    package static func storing(_ bytes: [UInt8]) -> [UInt8] {
        header + stored(bytes) + littleEndian(crc32(bytes)) + littleEndian(UInt32(bytes.count))
    }

    /// A zlib stream, which HTTP calls deflate, that stores bytes as they are; fewer than 65,536.
    package static func deflateStoring(_ bytes: [UInt8]) -> [UInt8] {
        [0x78, 0x01] + stored(bytes) + littleEndian(adler32(bytes)).reversed()
    }

    /// A gzip stream of zero bytes that is about a thousandth of what it stands for, without its trailer.
    ///
    /// - Parameter count: How many zeros, rounded up to a multiple of 1,032 and one.
    /// - Returns: The stream.
    package static func zeros(_ count: Int) -> [UInt8] {
        var writer = BitWriter(bytes: header)
        writer.write(1, bits: 1)  // the last block
        writer.write(2, bits: 2)  // with codes of its own
        writer.write(29, bits: 5)  // 286 literal and length codes
        writer.write(0, bits: 5)  // 1 distance code
        // Lengths of the codes that write code lengths, in the order 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13,
        // 2, 14, 1: 18 (a run of zeros) has 1 bit; 2 and 1 have 2 bits.
        writer.write(14, bits: 4)
        for length in [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2] { writer.write(length, bits: 3) }
        func zeroRun(_ length: Int) {
            writer.writeCode(0b0, bits: 1)
            writer.write(length - 11, bits: 7)
        }
        let one = 0b10
        let two = 0b11
        writer.writeCode(two, bits: 2)  // the literal 0 has 2 bits
        zeroRun(138)
        zeroRun(117)
        writer.writeCode(two, bits: 2)  // the end has 2 bits
        zeroRun(28)
        writer.writeCode(one, bits: 2)  // length 258 has 1 bit
        writer.writeCode(one, bits: 2)  // distance 1 has 1 bit
        writer.writeCode(0b10, bits: 2)  // one literal 0
        // Each further 258 zeros are two bits, both 0; rounded up to whole bytes.
        writer.writeZeroBytes((count + 1_031) / 1_032)
        writer.writeCode(0b11, bits: 2)
        return writer.finish()
    }

    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(bytes.count)
        return [1] + littleEndian(count) + littleEndian(~count) + bytes
    }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
    }

    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        let (a, b) = bytes.reduce((UInt32(1), UInt32(0))) { sums, byte in
            let a = (sums.0 + UInt32(byte)) % 65_521
            return (a, (sums.1 + a) % 65_521)
        }
        return b << 16 | a
    }
}

/// Writes bits as deflate packs them: from the lowest bit of each byte up.
private struct BitWriter {
    var bytes: [UInt8]
    private var current: UInt8 = 0
    private var used = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Writes a number, lowest bit first.
    mutating func write(_ value: Int, bits: Int) {
        for bit in 0..<bits { writeBit(value >> bit & 1) }
    }

    /// Writes a Huffman code, highest bit first.
    mutating func writeCode(_ value: Int, bits: Int) {
        for bit in (0..<bits).reversed() { writeBit(value >> bit & 1) }
    }

    /// Writes eight times as many 0 bits.
    mutating func writeZeroBytes(_ count: Int) {
        guard count > 0 else { return }
        bytes.append(current)
        bytes.append(contentsOf: repeatElement(0, count: count - 1))
        current = 0
    }

    mutating func finish() -> [UInt8] {
        if used > 0 { bytes.append(current) }
        return bytes
    }

    private mutating func writeBit(_ bit: Int) {
        current |= UInt8(bit) << used
        used += 1
        if used == 8 {
            bytes.append(current)
            current = 0
            used = 0
        }
    }
}
#endif
