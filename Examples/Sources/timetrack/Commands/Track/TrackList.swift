import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords
import TimetrackTime
import TimetrackWorkday

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Lists tracked time per day and local project.
struct TrackList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List tracked time per day and local project.",
        discussion: """
            Time that spans of one project have in common counts once, a span over midnight counts for \
            both days, and one that is open lasts until now. Off a terminal each line is day, seconds, \
            path and project, with tabs between them.

            Examples:

              timetrack track list
              timetrack track list --from 2026-11-01 --to 2026-11-30
            """
    )

    @Option(
        help: ArgumentHelp(
            "First day to list, as YYYY-MM-DD. Without the option: six days before the last one.",
            valueName: "day"
        )
    )
    var from: LocalDay?

    @Option(help: ArgumentHelp("Last day to list, as YYYY-MM-DD. Without the option: today.", valueName: "day"))
    var to: LocalDay?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let from, let to, from > to else { return }
        throw ValidationError("--from is a day after --to; exchange them.")
    }

    func run(in context: Context) async throws {
        let now = context.now()
        let last = to ?? from.map { max($0, LocalDay(now)) } ?? LocalDay(now)
        let first = from ?? last.adding(days: -6)
        let tracked = try context.trackedTime()
        let open = try await tracked.open()
        let spans =
            try await tracked.spans(
                from: Int(first.start.timeIntervalSince1970),
                to: Int(last.end.timeIntervalSince1970)
            )
            + open.map { span in
                let end = min(Int(now.timeIntervalSince1970), span.start + TrackedTime.longestSpan)
                return TrackedSpan(project: span.project, start: span.start, end: end)
            }
        let list = TrackedList(
            TrackedDays(spans),
            open: open,
            mappings: try await tracked.mappings(),
            from: first,
            to: last
        )
        try context.console.show(list) { terminal in
            guard case .aligned = terminal.layout else { return try terminal.print(list.values) }
            if list.rows.isEmpty {
                try terminal.print("Nothing was tracked from \(first.short) to \(last.short).")
            } else {
                try terminal.print(list.table)
            }
            guard !output.quiet else { return }
            for span in open {
                let start = LocalTime.text(span.start, now: now)
                try terminal.print("\("Tracking", .good) \(span.project, .strong) since \(start).")
            }
        }
    }
}
