import TimetrackTime

/// What templates can say of a time entry.
struct EntryFields {
    /// The names of the fields.
    static var names: [String] {
        [
            "description", "project", "id", "day", "start", "end", "start_time", "end_time", "duration", "seconds",
            "tags", "running",
        ]
    }

    let entry: EntryDocument

    /// The names of the entry's tags.
    let tags: [String]

    /// The value of a field; empty when there is none.
    func value(_ name: String) -> String {
        switch name {
        case "description": entry.description ?? ""
        case "project": entry.project ?? ""
        case "id": entry.id
        case "day": LocalDay(entry.startDate).description
        case "start": LocalTime.clock(entry.startDate)
        case "end": entry.endDate.map(LocalTime.clock) ?? ""
        case "start_time": entry.start
        case "end_time": entry.end ?? ""
        case "duration": Hours.text(seconds: entry.seconds)
        case "seconds": "\(entry.seconds)"
        case "tags": tags.joined(separator: ", ")
        case "running": entry.isRunning ? "running" : ""
        default: ""
        }
    }
}
