import TerminalOutput
import TimetrackTime

/// Time entries and their days as tables.
enum EntryTables {
    /// One row for each entry, for people.
    static func entries(_ entries: [EntryDocument], showsIDs: Bool = false) -> Table {
        var columns: [Table.Column] = [
            .init("Day"), .init("Start"), .init("End"), .init("Hours", .trailing), .init("Project", mayShrink: true),
            .init("Description", mayShrink: true),
        ]
        // Cells beyond the last column are left out.
        if showsIDs { columns.append(.init("Id")) }
        var table = Table(columns)
        for entry in entries {
            table.append([
                StyledText(LocalDay(entry.startDate).short),
                StyledText(LocalTime.clock(entry.startDate)),
                entry.endDate.map { StyledText(LocalTime.clock($0)) } ?? StyledText("running", .good),
                StyledText(Hours.text(seconds: entry.seconds), .strong),
                StyledText(entry.project ?? "", .accent),
                StyledText(entry.description ?? ""),
                StyledText(entry.id),
            ])
        }
        return table
    }

    /// One row for each entry, for programs: id, start, end, seconds, project, description.
    static func values(_ entries: [EntryDocument]) -> Table {
        var table = Table(["id", "start", "end", "seconds", "project", "description"].map { .init($0) })
        for entry in entries {
            table.append([
                StyledText(entry.id), StyledText(entry.start), StyledText(entry.end ?? ""), "\(entry.seconds)",
                StyledText(entry.project ?? ""), StyledText(entry.description ?? ""),
            ])
        }
        return table
    }

    /// One bar for each day, and the total.
    static func days(_ totals: [DayTotal], columns: Int) -> Table {
        bars(totals.map { ($0.day.short, $0.seconds) }, title: "Day", columns: columns)
    }

    /// One bar for each project, the longest first, and the total.
    static func projects(_ entries: [EntryDocument], columns: Int) -> Table {
        let sums = entries.reduce(into: [String: Int]()) { sums, entry in
            sums[entry.project ?? "(none)", default: 0] += entry.seconds
        }
        let sorted = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return bars(sorted.map { ($0.key, $0.value) }, title: "Project", columns: columns)
    }

    private static func bars(_ rows: [(name: String, seconds: Int)], title: String, columns: Int) -> Table {
        var table = Table([.init(title, mayShrink: true), .init("Hours", .trailing), .init("")])
        let longest = Double(rows.map(\.seconds).max() ?? 0)
        // Names longer than half the line are cut by the table; the bars take what is left.
        let names = min(columns / 2, rows.map(\.name.displayWidth).max() ?? 0)
        let room = max(8, min(48, columns - names - 12))
        for row in rows {
            let bar = Bar.text(Double(row.seconds), of: longest, columns: room)
            table.append([
                StyledText(row.name), StyledText(Hours.text(seconds: row.seconds)), StyledText(bar, .accent),
            ])
        }
        let sum = rows.reduce(0) { $0 + $1.seconds }
        table.append([StyledText("Total", .strong), StyledText(Hours.text(seconds: sum), .strong)])
        return table
    }
}
