extension Timestamp {
    /// Reads an ISO-8601 duration of days and smaller, such as `PT1H30M`, in seconds; nil when the text is none.
    static func seconds(ofDuration text: String) -> Int? {
        var rest = Substring(text).utf8
        guard rest.popFirst() == UInt8(ascii: "P") else { return nil }
        var (total, isTime) = (0, false)
        var units: [(letter: UInt8, isTime: Bool, seconds: Int)] = [
            (UInt8(ascii: "D"), false, 86_400), (UInt8(ascii: "H"), true, 3_600), (UInt8(ascii: "M"), true, 60),
            (UInt8(ascii: "S"), true, 1),
        ]
        var hasNumber = false
        while let first = rest.first {
            if first == UInt8(ascii: "T"), !isTime {
                isTime = true
                rest = rest.dropFirst()
                continue
            }
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(digits.count)
            guard (1...9).contains(digits.count), let number = Int(String(Substring(digits))),
                let letter = rest.popFirst(),
                let unit = units.firstIndex(where: { $0.letter == letter && $0.isTime == isTime })
            else { return nil }
            total += number * units[unit].seconds
            // Each unit comes once, the larger before the smaller.
            units.removeFirst(unit + 1)
            hasNumber = true
        }
        return hasNumber ? total : nil
    }
}
