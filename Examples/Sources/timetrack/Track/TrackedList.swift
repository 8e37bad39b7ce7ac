import TerminalOutput
import TimetrackRecords
import TimetrackTime
import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The tracked time of some days, for people and in JSON.
struct TrackedList: Encodable {
    /// The time of one local project on one day.
    struct Row: Encodable {
        var date: String
        var path: String
        var project: String?
        var seconds: Int
        /// The day, for people.
        var day: LocalDay

        enum CodingKeys: CodingKey {
            case date, path, project, seconds
        }
    }

    /// A span that has not ended.
    struct Open: Encodable {
        var path: String
        var start: String
    }

    var from: String
    var to: String
    var rows: [Row]
    var open: [Open]
    var totalSeconds: Int

    enum CodingKeys: String, CodingKey {
        case from, to, open
        case rows = "tracked"
        case totalSeconds = "total_seconds"
    }

    /// - Parameters:
    ///   - days: The tracked time.
    ///   - open: The spans that have not ended.
    ///   - mappings: Which project of the service local projects belong to.
    ///   - first: The first day to list.
    ///   - last: The last day to list.
    init(
        _ days: TrackedDays,
        open: [OpenSpan],
        mappings: [MappedProject],
        from first: LocalDay,
        to last: LocalDay
    ) {
        let names = Dictionary(mappings.map { (Folder($0.path), $0.name ?? $0.project) }) { one, other in
            one == other ? one : "\(one), \(other)"
        }
        self.from = first.description
        self.to = last.description
        self.rows = days.days.filter { (first...last).contains($0) }
            .flatMap { day in
                (days.seconds[day] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                    .map { path, seconds in
                        Row(
                            date: day.description,
                            path: path.path,
                            project: names[path],
                            seconds: seconds,
                            day: day
                        )
                    }
            }
        self.open = open.map { span in
            Open(path: span.project, start: Date(timeIntervalSince1970: Double(span.start)).ISO8601Format())
        }
        self.totalSeconds = rows.reduce(0) { $0 + $1.seconds }
    }

    /// One row for each project and day, for people.
    var table: Table {
        var table = Table([
            .init("Day"), .init("Hours", .trailing), .init("Local project", mayShrink: true),
            .init("Project", mayShrink: true),
        ])
        for row in rows {
            table.append([
                StyledText(row.day.short), StyledText(Hours.text(seconds: row.seconds), .strong), StyledText(row.path),
                StyledText(row.project ?? "", .accent),
            ])
        }
        return table
    }

    /// One row for each project and day, for programs: day, seconds, path, project.
    var values: Table {
        var table = Table(["day", "seconds", "path", "project"].map { .init($0) })
        for row in rows {
            table.append([
                StyledText(row.date), "\(row.seconds)", StyledText(row.path), StyledText(row.project ?? ""),
            ])
        }
        return table
    }
}
