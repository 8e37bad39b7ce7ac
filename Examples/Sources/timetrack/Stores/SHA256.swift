/// The hash of FIPS 180-4, for fingerprints that are shown and for nothing that is trusted.
///
/// Written here because a library of cryptography would double the size of the program and the time it needs to start.
enum SHA256 {
    /// Number of bytes that are taken in at once.
    private static let blockSize = 64

    /// The digest of some bytes.
    static func digest(of message: UnsafeRawBufferPointer) -> [UInt8] {
        var state = initialState
        // What comes after the last whole block: the rest, a one bit, zeros, and the length in bits.
        let whole = message.count / blockSize * blockSize
        var tail = Array(message[whole...])
        defer { for index in tail.indices { tail[index] = 0 } }
        tail.append(0x80)
        while tail.count % blockSize != blockSize - 8 { tail.append(0) }
        tail += bytes(of: UInt64(message.count) * 8)
        for start in stride(from: 0, to: whole, by: blockSize) {
            mix(UnsafeRawBufferPointer(rebasing: message[start..<start + blockSize]), into: &state)
        }
        tail.withUnsafeBytes { tail in
            for start in stride(from: 0, to: tail.count, by: blockSize) {
                mix(UnsafeRawBufferPointer(rebasing: tail[start..<start + blockSize]), into: &state)
            }
        }
        return state.flatMap(bytes)
    }

    private static func mix(_ block: UnsafeRawBufferPointer, into state: inout [UInt32]) {
        var words = (0..<16)
            .map { index in
                UInt32(bigEndian: block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
            }
        for index in 16..<64 {
            let early = words[index - 15]
            let late = words[index - 2]
            let first = early.rotated(7) ^ early.rotated(18) ^ (early >> 3)
            let second = late.rotated(17) ^ late.rotated(19) ^ (late >> 10)
            words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
        }
        var now = state
        for index in 0..<64 {
            let (a, b, c, e, f, g, h) = (now[0], now[1], now[2], now[4], now[5], now[6], now[7])
            let second = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
            let added = h &+ second &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ words[index]
            let first = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            now = [added &+ first &+ majority, a, b, c, now[3] &+ added, e, f, g]
        }
        for index in state.indices { state[index] &+= now[index] }
    }

    private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// The first 32 bits of the fractions of the square roots of the first eight primes.
    private static let initialState: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// The first 32 bits of the fractions of the cube roots of the first sixty-four primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

extension UInt32 {
    fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}
