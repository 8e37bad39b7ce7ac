/// Reads durations as Clockify writes them: ISO 8601, hours beyond 24 allowed, for example `PT86H40M13S`.
///
/// A sign may stand before the whole and before each number, for example `PT-1H-30M`, as in Java's durations.
package enum ISODuration {
    private static let longest: Int64 = 1_000_000_000_000

    /// Reads a duration, or returns nil when the text is none.
    ///
    /// Months and years have no fixed length and are refused.
    package static func duration(from text: String) -> Duration? {
        var text = text
        // A list has one for each of its entries, so the bytes are read where they are.
        return text.withUTF8 { bytes in duration(from: bytes) }
    }

    private static func duration(from bytes: UnsafeBufferPointer<UInt8>) -> Duration? {
        var position = 0
        let sign = sign(in: bytes, &position)
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "P") else { return nil }
        position += 1
        var isTime = false
        // Units come from the largest to the smallest, each at most once.
        var smallest = Int64.max
        var total = Duration.zero
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "T"), !isTime, position + 1 < bytes.count {
                isTime = true
                position += 1
                continue
            }
            let numberSign = self.sign(in: bytes, &position)
            guard let count = number(in: bytes, &position) else { return nil }
            var nanoseconds: Int64?
            if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
                position += 1
                nanoseconds = fraction(in: bytes, &position)
                guard nanoseconds != nil else { return nil }
            }
            guard position < bytes.count, let unit = unit(bytes[position], isTime), unit < smallest,
                nanoseconds == nil || unit == 1
            else { return nil }
            position += 1
            smallest = unit
            total += .seconds(numberSign * count * unit) + .nanoseconds(numberSign * (nanoseconds ?? 0))
        }
        return sign < 0 ? .zero - total : total
    }

    /// Reads a sign: 1 or -1, and 1 where there is none.
    private static func sign(in bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Int64 {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
        else { return 1 }
        defer { position += 1 }
        return bytes[position] == UInt8(ascii: "-") ? -1 : 1
    }

    /// The seconds of a unit, or nil for a letter that is none in that part of the text.
    private static func unit(_ letter: UInt8, _ isTime: Bool) -> Int64? {
        switch (letter, isTime) {
        case (UInt8(ascii: "W"), false): 604_800
        case (UInt8(ascii: "D"), false): 86_400
        case (UInt8(ascii: "H"), true): 3600
        case (UInt8(ascii: "M"), true): 60
        case (UInt8(ascii: "S"), true): 1
        default: nil
        }
    }

    /// Reads digits, or returns nil when there are none or too many.
    private static func number(in bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Int64? {
        let start = position
        var number: Int64 = 0
        while position < bytes.count, (48...57).contains(bytes[position]) {
            number = number * 10 + Int64(bytes[position] - 48)
            guard number < longest else { return nil }
            position += 1
        }
        return position > start ? number : nil
    }

    /// Reads the digits behind a point as nanoseconds, of which the tenth and later ones do not count.
    private static func fraction(in bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Int64? {
        let start = position
        var (nanoseconds, place): (Int64, Int64) = (0, 100_000_000)
        while position < bytes.count, (48...57).contains(bytes[position]) {
            nanoseconds += Int64(bytes[position] - 48) * place
            place /= 10
            position += 1
        }
        return position > start ? nanoseconds : nil
    }
}
