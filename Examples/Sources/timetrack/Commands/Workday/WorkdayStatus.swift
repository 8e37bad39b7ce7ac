import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

/// Shows which past workdays are posted.
struct WorkdayStatus: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show which past workdays are posted.",
        discussion: """
            A day is complete, begun (some of its entries are posted), open, elsewhere (posted to another \
            workspace), or waiting, because a span on it was never stopped. Off a terminal each line is day, state, tracked seconds, entries that \
            are posted and entries in all, with tabs between them.

            Examples:

              timetrack workday status
              timetrack workday status --from 2026-11-01 --json
            """
    )

    @OptionGroup var range: WorkdayRange
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let tracked = try context.trackedTime()
        let journal = try context.journal()
        try await ClockifySession.openForWorkdays(connection, workspace, context) { session in
            let scope = try await session.place().scope
            let schedule = try await context.workdays(range, tracked, journal, in: scope, named: workspace)
            let records = try await journal.workdays(in: scope)
            let document = WorkdayStatusDocument(schedule, records)
            try context.console.show(document) { terminal in
                guard case .aligned = terminal.layout else { return try terminal.print(document.values) }
                if document.days.isEmpty {
                    try terminal.print("Nothing was tracked on a past workday.")
                } else {
                    try terminal.print(document.table)
                }
            }
        }
    }
}

/// How far workdays have come, in JSON and as tables.
struct WorkdayStatusDocument: Encodable {
    /// One day.
    struct Day: Encodable {
        var date: String
        var state: String
        var trackedSeconds: Int
        var posted: Int
        var entries: Int
        /// The day, for people.
        var day: LocalDay

        enum CodingKeys: String, CodingKey {
            case date, state, posted, entries
            case trackedSeconds = "tracked_seconds"
        }
    }

    var days: [Day]

    enum CodingKeys: CodingKey {
        case days
    }

    init(_ schedule: WorkdaySchedule, _ records: [WorkdayRecord]) {
        let records = Dictionary(records.map { ($0.day, $0) }) { first, _ in first }
        self.days = schedule.days.map { day in
            let intents = records[day.day.description]?.intents ?? []
            let posted = intents.count { intent in
                if case .accepted = intent.state { true } else { false }
            }
            return Day(
                date: day.day.description,
                state: day.progress.word,
                trackedSeconds: day.tracked.values.reduce(0, +),
                posted: posted,
                entries: intents.count,
                day: day.day
            )
        }
    }

    /// One row for each day, for people.
    var table: Table {
        var table = Table([.init("Day"), .init("State"), .init("Tracked", .trailing), .init("Posted", .trailing)])
        for day in days {
            let count = day.entries == 0 ? "" : "\(day.posted) of \(day.entries)"
            table.append([
                StyledText(day.day.short), StyledText(day.state, day.state == "complete" ? .good : .warning),
                StyledText(Hours.text(seconds: day.trackedSeconds)), StyledText(count),
            ])
        }
        return table
    }

    /// One row for each day, for programs.
    var values: Table {
        var table = Table(["day", "state", "tracked", "posted", "entries"].map { .init($0) })
        for day in days {
            table.append([
                StyledText(day.date), StyledText(day.state), "\(day.trackedSeconds)", "\(day.posted)", "\(day.entries)",
            ])
        }
        return table
    }
}

extension WorkdaySchedule.Progress {
    fileprivate var word: String {
        switch self {
        case .complete: "complete"
        case .begun: "begun"
        case .open: "open"
        case .elsewhere: "elsewhere"
        case .waiting: "waiting"
        }
    }
}
