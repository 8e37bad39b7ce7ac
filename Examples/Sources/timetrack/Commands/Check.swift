import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackReports
import TimetrackSettings
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Looks for what is missing or cannot be true among the time entries of a period.
struct Check: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for gaps, overlaps and mistakes in your time entries.",
        discussion: """
            It lists days of Monday to Friday up to yesterday that have no entries, pauses between two entries in \
            the working hours of those days, entries that hold the same \
            time, entries without a project or a description, entries and timers that are too long to be true, \
            and entries that are not billed although their project is. Each comes with the command that mends it, \
            where there is one. Days before your first entry in the workspace have no findings; --holiday says \
            on which days nobody works.

            The exit status is 0 whatever it finds; with --fail it is 9 when it finds something.

            Off a terminal each finding is a line of kind, id, other id, start, end, seconds and command, with tabs \
            between them.

            Examples:

              timetrack check week
              timetrack check last-month --gap 45 --holiday 2026-12-25
              timetrack check day --fail || echo "mend the timesheet"
            """
    )

    @OptionGroup var days: PeriodOptions

    @Option(help: ArgumentHelp("List pauses in working hours that are longer than this.", valueName: "minutes"))
    var gap = 30

    @Option(help: ArgumentHelp("A day that needs no entries, as YYYY-MM-DD. May be repeated.", valueName: "day"))
    var holiday: [LocalDay] = []

    @Flag(name: .customLong("no-empty-days"), help: "Leave out days without entries.")
    var leavesOutEmptyDays = false

    @Flag(help: "End with status 9 when there is something to mend.")
    var fail = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...1_440).contains(gap) else {
            throw ValidationError("--gap takes a number of minutes from 0 to 1440.")
        }
    }

    func run(in context: Context) async throws {
        let settings = try context.settings()
        let now = context.now()
        let period = try days.period(today: LocalDay(now), settings)
        var rules = TimesheetRules()
        rules.longestPause = gap * 60
        rules.longestEntry = settings.longEntry
        rules.longestTimer = settings.longTimer
        rules.workdayStart = settings.workdayStart.minutes
        rules.workdayEnd = settings.workdayEnd.minutes
        rules.holidays = Set(holiday)
        // What began the day before may reach into the first day.
        let seen = ReportPeriod(from: period.first.adding(days: -1), to: period.last)
        let (entries, empty) = try await ClockifySession.open(connection, workspace, context) { session in
            try await context.console.working(on: "Fetching entries") { count in
                let place = try await session.place()
                let running = try await session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
                let timers = [running].compactMap(\.self).filter { $0.start < period.end }
                let entries = try await session.reportEntries(in: place, seen, and: timers, show: count.set).entries
                guard !leavesOutEmptyDays else { return (entries, [TimesheetFinding]()) }
                let empty = TimesheetCheck.emptyDays(in: period, among: entries, rules: rules, now: now)
                return (entries, try await session.withoutDaysBeforeAll(empty, entries, from: seen, in: place))
            }
        }
        let found = TimesheetCheck.findings(in: entries, rules: rules, now: now)
            .filter { $0.start >= period.start || $0.end ?? now > period.start }
        let findings = MendedFinding.all(
            TimesheetCheck.merged(found, empty),
            repeating: connection.repeated(with: workspace)
        )
        let checked = entries.count { $0.start >= period.start }
        try context.console.show(CheckDocument(findings, entries: checked, in: period)) { terminal in
            try show(findings, of: checked, in: period, on: terminal)
        }
        guard fail, !findings.isEmpty else { return }
        let things = findings.count == 1 ? "1 thing" : "\(findings.count) things"
        throw Failure(
            .rejected,
            "findings",
            "There \(findings.count == 1 ? "is" : "are") \(things) to mend; see the list."
        )
    }

    private func show(
        _ findings: [MendedFinding],
        of entries: Int,
        in period: ReportPeriod,
        on terminal: Terminal
    ) throws {
        guard case .aligned = terminal.layout else { return try terminal.print(CheckTables.values(findings)) }
        guard !findings.isEmpty else {
            guard !output.quiet else { return }
            let count = entries == 1 ? "1 entry" : "\(entries) entries"
            return try terminal.print("\("Nothing to mend", .good) in \(period.words) (\(count)).")
        }
        let rows = FindingRows(findings)
        try terminal.print(CheckTables.findings(rows))
        guard !output.quiet else { return }
        try terminal.print()
        for line in rows.advice { try terminal.print("  \(line)") }
    }
}

extension ClockifySession {
    /// Leaves out the days before somebody's first entry in a workspace, on which nobody can have forgotten one.
    ///
    /// - Parameters:
    ///   - empty: Days without entries.
    ///   - entries: The entries of the period.
    ///   - period: The days that were listed.
    ///   - place: Whose entries, and in which workspace.
    /// - Returns: The days that stay, which are all of them when there are earlier entries.
    /// - Throws: `APIError` when Clockify cannot say whether there are.
    fileprivate func withoutDaysBeforeAll(
        _ empty: [TimesheetFinding],
        _ entries: [ReportEntry],
        from period: ReportPeriod,
        in place: Place
    ) async throws -> [TimesheetFinding] {
        let first = entries.map(\.start).min()
        guard let earliest = empty.first, first.map({ earliest.day < LocalDay($0) }) ?? true else { return empty }
        // One more request, for the first of the entries before.
        let earlier = client.timeEntries(in: place.workspace, user: place.user.id, to: period.start, pageSize: 20)
        for try await _ in earlier { return empty }
        return first.map { first in empty.filter { $0.day > LocalDay(first) } } ?? []
    }
}
