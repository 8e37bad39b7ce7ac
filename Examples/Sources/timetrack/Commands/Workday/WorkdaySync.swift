import ArgumentParser
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackSettings
import TimetrackTime
import TimetrackWorkday

/// Posts past workdays.
struct WorkdaySync: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Post past workdays to Clockify, each entry once.",
        discussion: """
            Workdays are Monday to Friday, from the first day with tracked time to yesterday; days without \
            tracked time are left out. Run it as often as you like: what was posted is on record, a run \
            that was interrupted goes on where it stopped, and when the answer to a request was lost, the \
            service is asked what became of it. A day that the service refuses stays open and is named.

            The workspace is that of --workspace, of your own settings or of your key, whatever a \
            .timetrack.toml says. A day that was posted to another one is left alone unless --workspace is given. \
            The tags are those of --tag or of your own settings.

            A day may have other entries in Clockify already, such as those of `timetrack start`, and posting it \
            adds the whole day to them. The plan shows how much is there; a person at a terminal is asked, and a \
            script posts it with a note, unless --occupied says what to do.

            Examples:

              timetrack workday sync --dry-run
              timetrack workday sync --from 2026-11-16 --to 2026-11-20
              timetrack workday sync --start 08:30 --end 16:30 --other "Internal"
              timetrack workday sync --occupied skip
            """
    )

    @Flag(help: "Show how the days would be divided, and post nothing.")
    var dryRun = false

    @OptionGroup var range: WorkdayRange
    @OptionGroup var options: WorkdayOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "what was posted is on record; run it again to go on" }
    var adviceWhenUncertain: String? { "Run the same command again; it looks before it posts anything twice." }

    func run(in context: Context) async throws {
        // A folder's file has no say in what is posted for many folders.
        let settings = try ChosenSettings(context.environment, in: nil).settings
        let hours = try options.hours(settings)
        let tracked = try context.trackedTime()
        let journal = try context.journal()
        try await ClockifySession.openForWorkdays(connection, workspace, context) { session in
            let place = try await session.place()
            let schedule = try await context.workdays(range, tracked, journal, in: place.scope, named: workspace)
            let targets = try await session.targets(
                of: schedule.folders,
                tracked.mappings(in: place.scope.mappedWorkspace),
                other: options.other ?? settings.otherProject,
                in: place
            )
            // When there is nothing to post, no tag has to be there either.
            let tags = schedule.folders.isEmpty ? [] : try await session.tags(options, settings, in: place)
            let division = WorkdayDivision(
                hours: hours,
                targets: targets,
                description: options.description,
                tags: tags
            )
            let others = try await session.otherEntries(on: schedule.days, journal, in: place, now: context.now())
            if dryRun {
                try show(schedule.days.map { plan($0, division, others) }, others, context)
            } else {
                let poster = EntryPoster(session: session, place: place, journal: journal, context: context)
                try await post(schedule, division, others, poster, context)
            }
        }
    }

    /// What would become of a day.
    private func plan(
        _ day: WorkdaySchedule.Day,
        _ division: WorkdayDivision,
        _ others: [LocalDay: OtherEntries]
    ) -> WorkdayOutcome {
        guard options.occupied == .skip, others[day.day] != nil else { return division.preview(day) }
        return WorkdayOutcome(day: day.day, state: .occupied)
    }

    private func post(
        _ schedule: WorkdaySchedule,
        _ division: WorkdayDivision,
        _ others: [LocalDay: OtherEntries],
        _ poster: EntryPoster,
        _ context: Context
    ) async throws {
        let skipped = try await OccupiedDays.skipped(others, options.occupied, mayAsk: !output.noInput, context.console)
        let days = schedule.days.filter { !$0.isSettled && !skipped.contains($0.day) }
        let total = days.reduce(0) { $0 + division.preview($1).entries.count { $0.id == nil } }
        let progress = ProgressLine(context.console, total: total, unit: "entries")
        // Before an error is shown; a line that cannot be removed is no reason to hide the error.
        defer { try? progress.end() }
        let posting = WorkdayPosting(
            poster: poster,
            division: division,
            keepsDaysElsewhere: workspace.workspace == nil,
            now: context.now
        ) { error in
            Failure(explaining: error, of: self, interruptedBy: nil).refusal
        }
        var done = 0
        let settled = schedule.days.filter(\.isSettled).map { division.preview($0) }
        let left = skipped.map { WorkdayOutcome(day: $0, state: .occupied) }
        let result = await posting.post(days) {
            done += 1
            try progress.show(done)
        }
        try progress.end()
        let outcomes = (settled + left + result.outcomes).sorted { $0.day < $1.day }
        try show(outcomes, others, context)
        if let error = result.error { throw error }
        if let failure = Failure(refused: outcomes) { throw failure }
    }

    /// Says what a day has besides, in a dry run, which decides nothing.
    private func note(_ outcome: WorkdayOutcome, _ context: Context) throws {
        guard let others = outcome.others, others.count > 0 else { return }
        let fact = WorkdaySentence.others(others, on: outcome.day)
        let isSkipped = outcome.state == .occupied
        try context.console.notice(
            isSkipped ? "\(fact) and stays open." : "\(fact); its workday would be added to that."
        )
    }

    private func show(
        _ outcomes: [WorkdayOutcome],
        _ others: [LocalDay: OtherEntries],
        _ context: Context
    ) throws {
        let looked: Set<WorkdayOutcome.State> = [.planned, .posted, .occupied, .refused, .open]
        var outcomes = outcomes
        for index in outcomes.indices where looked.contains(outcomes[index].state) {
            outcomes[index].others = others[outcomes[index].day] ?? OtherEntries()
        }
        if dryRun {
            for outcome in outcomes { try note(outcome, context) }
        }
        for outcome in outcomes where outcome.state == .waiting {
            try context.console.notice("\(outcome.day) stays open. \(outcome.message ?? "")")
        }
        let elsewhere = outcomes.filter { $0.state == .elsewhere }
        if let first = elsewhere.first, let last = elsewhere.last {
            try context.console.notice("\(WorkdaySentence.elsewhere(elsewhere.count, from: first.day, to: last.day))")
        }
        try context.console.show(WorkdayDocument(outcomes, isDone: !dryRun)) { terminal in
            guard dryRun || !output.quiet else { return }
            let isAligned = if case .aligned = terminal.layout { true } else { false }
            let table = isAligned ? WorkdayTables.entries(outcomes) : WorkdayTables.values(outcomes)
            if !table.rows.isEmpty { try terminal.print(table) }
        }
        try context.console.sum("\(WorkdaySentence.sum(outcomes, in: range, isDryRun: dryRun))")
    }
}
