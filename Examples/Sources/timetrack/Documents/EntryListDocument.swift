import TimetrackTime

/// Time entries of a span of days, with the total of each day.
struct EntryListDocument: Encodable {
    /// The total of one day.
    struct Day: Encodable {
        var date: String
        var seconds: Int
    }

    var from: String
    var to: String
    var entries: [EntryDocument]
    var days: [Day]
    var totalSeconds: Int

    enum CodingKeys: String, CodingKey {
        case from
        case to
        case entries
        case days
        case totalSeconds = "total_seconds"
    }

    init(_ entries: [EntryDocument], from: LocalDay, to: LocalDay) {
        self.from = from.description
        self.to = to.description
        self.entries = entries
        self.days = DayTotal.list(entries, from: from, to: to)
            .map { total in
                Day(date: total.day.description, seconds: total.seconds)
            }
        self.totalSeconds = entries.reduce(0) { $0 + $1.seconds }
    }
}

/// How much time was recorded on a day; an entry belongs to the day on which it began.
struct DayTotal {
    var day: LocalDay
    var seconds: Int

    /// The totals of all days of a span, those without an entry among them.
    static func list(_ entries: [EntryDocument], from: LocalDay, to: LocalDay) -> [DayTotal] {
        var seconds: [LocalDay: Int] = [:]
        for entry in entries { seconds[LocalDay(entry.startDate), default: 0] += entry.seconds }
        var totals: [DayTotal] = []
        var day = from
        while day <= to {
            totals.append(DayTotal(day: day, seconds: seconds[day] ?? 0))
            day = day.adding(days: 1)
        }
        return totals
    }
}
