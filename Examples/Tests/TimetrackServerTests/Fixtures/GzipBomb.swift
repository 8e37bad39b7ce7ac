/// A body that is small on the wire and large once it is decompressed.
struct GzipBomb {
    private(set) var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    private var pending: UInt8 = 0
    private var pendingCount = 0

    /// Repeats one byte.
    ///
    /// - Parameter count: How many bytes come out, rounded down to runs of 258.
    init(count: Int) {
        // The last block, in fixed codes: one zero, then runs of 258 bytes like the one before, then the end.
        for bit: UInt8 in [1, 1, 0] { append(bit) }
        append(code: 0b0011_0000, width: 8)
        for _ in 0..<(count / 258) {
            append(code: 0b1100_0101, width: 8)
            append(code: 0, width: 5)
        }
        append(code: 0, width: 7)
        while pendingCount > 0 { append(0) }
        bytes += [UInt8](repeating: 0, count: 8)
    }

    private mutating func append(code: UInt16, width: Int) {
        for place in (0..<width).reversed() { append(UInt8((code >> UInt16(place)) & 1)) }
    }

    private mutating func append(_ bit: UInt8) {
        pending |= bit << UInt8(pendingCount)
        pendingCount += 1
        guard pendingCount == 8 else { return }
        bytes.append(pending)
        (pending, pendingCount) = (0, 0)
    }
}
