/// A time zone as a POSIX rule, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// FoundationEssentials knows no zone but GMT on Linux, and reading the machine's zone files would make the sandbox's
/// answers depend on the machine. A rule knows today's law only and applies it to every year.
struct ZoneRule: Sendable, Equatable {
    static let utc = ZoneRule(standard: 0, summer: nil)

    /// When a zone changes its clocks: the nth weekday of a month, and the wall-clock time in seconds after midnight.
    struct Change: Sendable, Equatable {
        var month: Int
        /// 1 to 5, where 5 means the last.
        var week: Int
        /// 0 is Sunday.
        var weekday: Int
        var time: Int

        /// The wall-clock time of the change in a year, counted as if it were UTC.
        func wallSeconds(in year: Int) -> Int {
            let first = CivilTime.days(year: year, month: month, day: 1)
            // 1970-01-01 was a Thursday.
            let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
            var day = 1 + (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
            while day > CivilTime.daysInMonth(month, of: year) { day -= 7 }
            return (first + day - 1) * 86_400 + time
        }
    }

    /// Summer time: its offset from UTC and when it begins and ends.
    struct Summer: Sendable, Equatable {
        var offset: Int
        var begin: Change
        var end: Change
    }

    /// The seconds east of UTC outside summer time.
    var standard: Int

    /// Summer time, or nil when the zone has none.
    var summer: Summer?

    /// The seconds east of UTC at a moment, given in seconds since 1970.
    func offset(at seconds: Int) -> Int {
        guard let summer else { return standard }
        let year = CivilTime(seconds: seconds + standard).year
        let begin = summer.begin.wallSeconds(in: year) - standard
        let end = summer.end.wallSeconds(in: year) - summer.offset
        let isSummer =
            begin < end ? (begin..<end).contains(seconds) : !(end..<begin).contains(seconds)
        return isSummer ? summer.offset : standard
    }

    /// The moment at which clocks in this zone show a time.
    ///
    /// A time that occurs twice means the first of both; one that is skipped is moved on by the length of the gap.
    func moment(ofWallSeconds wall: Int) -> Int {
        let offsets = [standard, summer?.offset ?? standard]
        let moments = offsets.map { wall - $0 }.filter { offset(at: $0) == wall - $0 }
        return moments.min() ?? wall - (offsets.min() ?? standard)
    }
}

extension ZoneRule {
    /// Reads a POSIX rule, or gives nil when the text is none.
    init?(posix text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let zones = parts.first else { return nil }
        var rest = zones.utf8[...]
        guard Self.skipName(&rest), let west = Self.time(&rest) else { return nil }
        self.init(standard: -west, summer: nil)
        guard !rest.isEmpty else { return }
        guard Self.skipName(&rest), parts.count == 3, let begin = Change(posix: parts[1]),
            let end = Change(posix: parts[2])
        else { return nil }
        let offset = rest.isEmpty ? standard + 3_600 : Self.time(&rest).map { -$0 }
        guard let offset, rest.isEmpty else { return nil }
        summer = Summer(offset: offset, begin: begin, end: end)
    }

    private static func skipName(_ rest: inout Substring.UTF8View) -> Bool {
        let start = rest.count
        if rest.first == UInt8(ascii: "<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[rest.index(after: end)...]
        } else {
            rest = rest.drop { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
        }
        return rest.count < start
    }

    /// Reads `[+-]h[h][h][:mm[:ss]]` in seconds.
    fileprivate static func time(_ rest: inout Substring.UTF8View) -> Int? {
        var sign = 1
        if let byte = rest.first, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
            sign = byte == UInt8(ascii: "-") ? -1 : 1
            rest = rest.dropFirst()
        }
        var seconds = 0
        for unit in [3_600, 60, 1] {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard digits.count <= 3, let number = Int(String(Substring(digits))) else { return nil }
            seconds += number * unit
            rest = rest[digits.endIndex...]
            guard rest.first == UInt8(ascii: ":") else { break }
            rest = rest.dropFirst()
        }
        return sign * seconds
    }
}

extension ZoneRule.Change {
    /// Reads `Mm.w.d[/time]`; without a time the change is at two o'clock.
    fileprivate init?(posix text: Substring) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let date = parts.first, date.first == "M" else { return nil }
        let numbers = date.dropFirst().split(separator: ".").compactMap { Int($0) }
        guard numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]),
            (0...6).contains(numbers[2])
        else { return nil }
        var time: Int? = 7_200
        if parts.count == 2 {
            var rest = parts[1].utf8[...]
            time = ZoneRule.time(&rest)
            guard rest.isEmpty else { return nil }
        }
        guard let time else { return nil }
        self.init(month: numbers[0], week: numbers[1], weekday: numbers[2], time: time)
    }
}
