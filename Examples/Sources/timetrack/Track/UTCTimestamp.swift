/// Moments such as `2026-11-20T09:00:00Z`, read without the calendars of Foundation, because a file has many of them.
enum UTCTimestamp {
    /// Reads a moment; what is left of a second is cut off.
    ///
    /// - Parameter text: Date, `T`, time, perhaps fractions of a second, and `Z`.
    /// - Returns: The seconds since 1970, or nil for anything else, and for a date that does not exist.
    static func seconds(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"),
            zip([4, 7, 10, 13, 16], "--T::".utf8).allSatisfy({ bytes[$0] == $1 }),
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]),
            isFraction(bytes[19..<(bytes.count - 1)]), year >= 1_970, (1...12).contains(month),
            (1...length(of: month, year)).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        return days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    /// Whether it is nothing, or a point with one to nine digits.
    private static func isFraction(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        return first == UInt8(ascii: ".") && (2...10).contains(bytes.count)
            && bytes.dropFirst().allSatisfy { (48...57).contains($0) }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func length(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The days since 1 January 1970.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        let leaps = before / 4 - before / 100 + before / 400 - (1_969 / 4 - 1_969 / 100 + 1_969 / 400)
        let months = (1..<month).reduce(0) { $0 + length(of: $1, year) }
        return (year - 1_970) * 365 + leaps + months + day - 1
    }
}
