import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Adds a time entry in Clockify.
struct LogAdd: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a time entry in Clockify.",
        discussion: """
            A description of several words stands in quotes. A time without a day in --to is of the day of \
            --from; one that lies ahead needs its day. Project and tags come from the settings unless they are given.

            Examples:

              timetrack log add "Review of the proofs" -p Website --from 9:10 --to 11:00
              timetrack log add Standup -t meeting --from "yesterday 9:00" --for 15m
            """
    )

    @Argument(help: "What you did.")
    var description: String

    @Option(help: ArgumentHelp("When it began.", valueName: "time"), transform: TimePhrase.argument)
    var from: TimePhrase

    @Option(help: ArgumentHelp("When it ended.", valueName: "time"), transform: TimePhrase.argument)
    var to: TimePhrase?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long it took, instead of --to.", valueName: "length"),
        transform: DurationPhrase.argument
    )
    var length: DurationPhrase?

    @OptionGroup var entry: EntryOptions
    @OptionGroup var queue: QueueOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack entries\(repeated)` shows whether the entry was added" }
    var adviceWhenUncertain: String? {
        "The entry may have been added: the same command again finds it, and `timetrack entries\(repeated)` shows it."
    }

    private var repeated: String { connection.repeated(with: workspace) }

    func validate() throws {
        guard (to == nil) != (length == nil) else {
            throw ValidationError("Say when it ended with --to, or how long it took with --for.")
        }
    }

    var adviceWhenUnreachable: String? { QueueOptions.advice(connection) }

    func run(in context: Context) async throws {
        let now = context.now()
        let start = try from.resolved(now: now)
        let end = try EntrySpan.end(of: start, to: to, for: length, now: now) ?? start
        guard !queue.isWanted else {
            let work = try entry.queuedWork(description, context.settings())
            return try await WorkQueue(connection, workspace, output, context).add(work, from: start, to: end)
        }
        try await ClockifySession.open(connection, workspace, context) { session in
            let changer = try await EntryChanger(session, in: context)
            let choice = try await entry.choice(in: session, changer.place, context.settings())
            let planned = choice.entry(description, from: start, to: end)
            let added = try await changer.exclusively {
                if let settled = try await changer.settle(), settled.kind == .add,
                    let same = try await changer.created(planned, by: settled)
                {
                    return same
                }
                let summary = changer.summary(planned, project: choice.project?.name)
                return try changer.only(try await changer.make(.add, summary, [.create(planned)]))
            }
            try await changer.warnOfOverlaps(with: added)
            let document = EntryDocument(added, project: choice.project?.name, now: now)
            try context.console.show(TimerDocument(entry: document)) { terminal in
                guard !output.quiet else { return }
                try terminal.print("\("Added", .good) \(document.summary), \(document.span(now: now)).")
            }
        }
    }
}

/// The time of an entry as it is given on the command line.
enum EntrySpan {
    /// When an entry ends.
    ///
    /// - Parameters:
    ///   - start: When it begins.
    ///   - phrase: When it ends, in which a time alone is of the day of the start, or nil when that is not said.
    ///   - length: How long it takes, or nil when that is not said.
    ///   - now: The present moment.
    /// - Returns: The end, or nil when neither is said.
    /// - Throws: ``Failure`` for an end that is not after the start, and for a time alone that lies ahead of now although
    ///   the start does not.
    static func end(of start: Date, to phrase: TimePhrase?, for length: DurationPhrase?, now: Date) throws -> Date? {
        if let length { return start.addingTimeInterval(Double(length.seconds)) }
        guard let phrase else { return nil }
        let end = try phrase.resolved(now: now, of: LocalDay(start), after: start)
        try require(end, after: start, now: now)
        if start <= now { try requireDay(of: phrase, that: "--to", meant: end, now: now) }
        return end
    }

    /// Makes sure that a time which lies ahead was not said without its day.
    ///
    /// - Parameters:
    ///   - phrase: What the user said.
    ///   - option: The option that it was said with.
    ///   - moment: What it means.
    ///   - now: The present moment.
    /// - Throws: ``Failure`` for a time alone that lies ahead.
    static func requireDay(of phrase: TimePhrase, that option: String, meant moment: Date, now: Date) throws {
        guard phrase.isTimeAlone, moment > now else { return }
        throw Failure(
            .usage,
            "time_ahead",
            "\(LocalTime.text(moment, now: now)) lies ahead of \(LocalTime.text(now, now: now)), which is now; for work "
                + "that is planned say the day: `\(option) \(CommandLineText.word(TimePhrase.text(of: moment)))`."
        )
    }

    /// Makes sure that an entry ends after it has begun.
    static func require(_ end: Date, after start: Date, now: Date) throws {
        guard end <= start else { return }
        let next = LocalDay(start).adding(days: 1)
        let wall = LocalZone.machine.wallTime(at: end).clock
        let later = LocalZone.machine.firstMoment(of: WallTime(next, wall))
        // A night, and not a day that nobody has worked through.
        let isNight = later <= now && later.timeIntervalSince(start) <= 12 * 3_600
        let advice =
            isNight
            ? "an end on the next day is said with it: `--to \"\(next) \(LocalTime.clock(end))\"`."
            : "say both with their days: `--from \"\(LocalDay(start)) TIME\" --to \"\(LocalDay(start)) TIME\"`."
        throw Failure(
            .usage,
            "end_before_start",
            "The end, \(LocalTime.text(end, now: now)), is not after the start, \(LocalTime.text(start, now: now)); \(advice)"
        )
    }
}

extension EntryDocument {
    /// When it began and ended, and how long it took.
    func span(now: Date) -> StyledText {
        let start = LocalTime.text(startDate, now: now)
        guard let endDate else { return "running since \(start), \(hours, .strong) so far" }
        let isSameDay = LocalDay(endDate) == LocalDay(startDate)
        // The day is said once; the zone of a time that comes twice stays.
        let end = isSameDay ? LocalTime.timeOfDay(endDate) : LocalTime.text(endDate, now: now)
        return "\(start) to \(end), \(hours, .strong)"
    }
}
