import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimetrackKeys
import TimetrackReports
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Adds up time entries of a period.
struct ReportCommand: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Add up time entries: by client, project, task, tag, day or description.",
        discussion: """
            Days are those of this machine's time zone; an entry belongs to the day on which it began. An entry \
            with several tags counts under each of them and once in the total. A running entry counts until now. \
            Each entry is rounded before it is added up. An amount is billed time at its hourly rate, rounded \
            once to the hundredth; currencies are never added to each other.

            Off a terminal each innermost group is a line of its names, seconds, exact seconds, billable \
            seconds, entries and amounts, with tabs between them.

            Examples:

              timetrack report week
              timetrack report last-month --group-by client,project --round 15m:up
              timetrack report --from 2026-11-01 --to 2026-11-15 --client "Royal Observatory"
              timetrack report last-month --csv -o november.csv
              timetrack report last-month --html -o november.html --title "Invoice 17"
            """
    )

    @OptionGroup var days: PeriodOptions
    @OptionGroup var options: ReportOptions

    @Flag(help: "Write CSV for a spreadsheet: a row for each entry, or with --group-by for each group.")
    var csv = false

    @Flag(help: "Write one HTML file, with charts, that can be sent or printed.")
    var html = false

    @Option(help: ArgumentHelp("What stands above the HTML page.", valueName: "text"))
    var title = "Time report"

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "The file to write, with --csv or --html. Without the option, and with -: standard output.",
            valueName: "file"
        )
    )
    var file: String?

    @Flag(help: "Replace the file if it is there already.")
    var force = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [csv, html, output.json].filter(\.self).count <= 1 else {
            throw ValidationError("--csv, --html and --json are three forms of one report; choose one.")
        }
        guard file == nil || csv || html else {
            throw ValidationError("--output writes CSV or HTML; add --csv or --html.")
        }
        guard !force || file != nil else { throw ValidationError("--force is about a file; add --output.") }
    }

    func run(in context: Context) async throws {
        let settings = try context.settings()
        let now = context.now()
        let period = try days.period(today: LocalDay(now), settings)
        try await ClockifySession.open(connection, workspace, context) { session in
            let place = try await session.place()
            let fetched = try await context.console.working(on: "Fetching entries") { count in
                try await session.reportEntries(in: place, period, show: count.set)
            }
            let filter = try ReportFilter(options.filter, among: fetched, repeating: session.repeated)
            let report = Report(
                fetched.entries.filter(filter.includes),
                period: period,
                grouping: options.grouping,
                rounding: options.rounding(settings),
                now: now
            )
            if html {
                var page = ReportPage(report, title: title, created: now)
                page.person = place.user.name
                page.selection = options.filter.words
                return try deliver(page.html, of: report, context.console)
            }
            if csv {
                let sheet = options.groupBy == nil ? ReportSheet.entries(of: report) : ReportSheet.groups(of: report)
                return try deliver(sheet, of: report, context.console)
            }
            try context.console.show(ReportDocument(report)) { try show(report, on: $0) }
        }
    }

    /// Writes a text to the file that was asked for, or to standard output.
    private func deliver(_ text: String, of report: Report, _ console: Console) throws {
        guard let file, file != "-" else { return try console.output.write(text) }
        try ReportFile.write(text, to: file, existing: force ? .replaced : .kept)
        guard !output.quiet else { return }
        let entries = report.total.entries == 1 ? "1 entry" : "\(report.total.entries) entries"
        try console.output.print(
            "\("Wrote", .good) \(file): \(Hours.text(seconds: report.total.seconds)) hours, \(entries)."
        )
    }

    private func show(_ report: Report, on terminal: Terminal) throws {
        guard case .aligned(let columns) = terminal.layout else {
            return try terminal.print(ReportTables(report: report, columns: 0).values)
        }
        if report.entries.isEmpty {
            return try terminal.print("No entries in \(report.period.words).")
        }
        let tables = ReportTables(report: report, columns: columns)
        if !output.quiet {
            try terminal.print("\(report.period.words, .strong)")
            try terminal.print()
            if report.slots.count > 1 {
                try terminal.print(tables.slots)
                try terminal.print()
            }
        }
        try terminal.print(tables.groups)
        guard !output.quiet else { return }
        for note in ReportNotes.of(report) { try terminal.printSentence(StyledText(note, .faint)) }
    }
}
