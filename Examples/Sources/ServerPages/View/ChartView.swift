#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The hours of a week as bars, lists and a table.
struct ChartView {
    /// The hours of the week.
    let weekHours: String

    let isEmpty: Bool
    let bars: [DayBar]
    let legend: [ProjectTotal]
    let entryDays: [EntryDay]

    /// What is said when entries are left out, or nil when all are listed.
    let omission: String?

    /// The bar of a day.
    struct DayBar {
        let dayName: String
        let dayDate: String
        let dayHours: String
        let isToday: Bool
        let barText: String
        let pieces: [Piece]
        let rows: [Row]
    }

    /// What one project has of a bar, in thousandths of the width.
    struct Piece {
        let x: Int
        let width: Int
        let shade: Shade
    }

    /// A line of the table.
    struct Row {
        let rowProject: String
        let rowHours: String
    }

    /// A project with its hours of the week.
    struct ProjectTotal {
        let projectName: String
        let projectHours: String
        let shade: Shade
    }

    /// The entries of a day.
    struct EntryDay {
        let entryDayName: String
        let lines: [EntryLine]
    }

    /// An entry.
    struct EntryLine {
        let text: String?
        let project: String?
        let span: String
        let hours: String
        let isRunningNow: Bool
        let shade: Shade
    }

    /// How a project is coloured: by a colour of the service that was checked, or by a class of the style.
    struct Shade {
        let color: String?
        let shadeClass: String
    }

    /// The most entries that are listed.
    static let maximumLines = 500

    init(_ contents: WeekContents, names: ProjectNames, now: Date) {
        let week = contents.week
        let hours = WeekHours(contents.entries, in: week, now: now)
        // A full bar is eight hours, or the longest day.
        let scale = max(8 * 3600, hours.days.map { $0.reduce(0) { $0 + $1.seconds } }.max() ?? 0)
        self.weekHours = ClockText.hours(hours.total)
        self.isEmpty = contents.entries.isEmpty
        self.bars = zip(week.days, hours.days)
            .map { day, parts in
                DayBar(day, parts, names: names, scale: scale, isToday: day.moments.contains(now))
            }
        self.legend = hours.projects.map { part in
            ProjectTotal(
                projectName: names.name(of: part.project),
                projectHours: ClockText.hours(part.seconds),
                shade: names.shade(of: part.project)
            )
        }
        let shown = contents.entries.sorted { $0.start > $1.start }.prefix(Self.maximumLines)
        let isCut = contents.entries.count > Self.maximumLines
        self.omission = isCut ? "These are the latest \(Self.maximumLines) entries of the week." : nil
        self.entryDays = week.days.reversed()
            .compactMap { day in
                let isFirst = day == week.days.first
                let lines = shown.filter { entry in
                    // What began before the week is listed on its first day.
                    day.moments.contains(entry.start) || (isFirst && entry.start < week.moments.lowerBound)
                }
                guard !lines.isEmpty else { return nil }
                return EntryDay(
                    entryDayName: "\(ClockText.weekday(day.weekday)), \(ClockText.date(day.day))",
                    lines: lines.map { EntryLine($0, names: names, zone: week.timeZone, now: now) }
                )
            }
    }
}

extension ChartView.DayBar {
    fileprivate init(
        _ day: CalendarWeek.Day,
        _ parts: [WeekHours.Part],
        names: ProjectNames,
        scale: Double,
        isToday: Bool
    ) {
        var pieces: [ChartView.Piece] = []
        var seconds = 0.0
        for part in parts {
            let x = Int((seconds / scale * 1000).rounded())
            seconds += part.seconds
            let end = Int((seconds / scale * 1000).rounded())
            pieces.append(ChartView.Piece(x: x, width: max(end - x, 1), shade: names.shade(of: part.project)))
        }
        let rows = parts.map { part in
            ChartView.Row(
                rowProject: names.name(of: part.project),
                rowHours: ClockText.hours(part.seconds)
            )
        }
        self.dayName = ClockText.weekday(day.weekday)
        self.dayDate = ClockText.date(day.day)
        self.dayHours = ClockText.hours(seconds)
        self.isToday = isToday
        self.barText = rows.isEmpty ? "No time" : rows.map { "\($0.rowProject) \($0.rowHours)" }.joined(separator: ", ")
        self.pieces = pieces
        self.rows = rows
    }
}

extension ChartView.EntryLine {
    fileprivate init(_ entry: WeekEntry, names: ProjectNames, zone: TimeZone, now: Date) {
        let end = entry.end ?? now
        self.text = entry.text.map { PageText.shown($0) }.flatMap { $0.isEmpty ? nil : $0 }
        self.project = entry.projectID.map { names.name(of: $0) }
        let from = ClockText.time(entry.start, in: zone)
        self.span = entry.end.map { "\(from)–\(ClockText.time($0, in: zone))" } ?? "since \(from)"
        self.hours = ClockText.hours(max(0, end.timeIntervalSince(entry.start)))
        self.isRunningNow = entry.end == nil
        self.shade = names.shade(of: entry.projectID)
    }
}
