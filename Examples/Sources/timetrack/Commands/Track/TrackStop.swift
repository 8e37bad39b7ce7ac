import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Ends the tracking of local projects.
struct TrackStop: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "End the tracking of a local project, or of all.",
        discussion: """
            What has been open for more than a day looks forgotten, and stays open until --at says when \
            it ended. So does what began after the present moment, because a clock was set back.

            Examples:

              timetrack track stop
              timetrack track stop --all
              timetrack track stop ~/src/website --at "yesterday 17:30"
            """
    )

    /// After how many seconds a span looks forgotten.
    private static let forgottenAfter = 86_400

    @Argument(help: "The folder of the project. Without it: the one around the working directory.")
    var path: String?

    @Flag(help: "All local projects.")
    var all = false

    @OptionGroup var moment: TrackMoment
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !all || path == nil else { throw ValidationError("--all means every project; leave out the path.") }
    }

    func run(in context: Context) async throws {
        let now = context.now()
        let end = try moment.seconds(now: now)
        let tracked = try context.trackedTime()
        let project = all ? nil : try await LocalProject.recorded(path, in: tracked)
        let limit = moment.at == nil ? Self.forgottenAfter : TrackedTime.longestSpan
        let ends = try await tracked.end(project, at: end, limit: limit)
        if ends.isEmpty, let project {
            throw Failure(
                .notFound,
                "not_tracked",
                "\(project) is not tracked now; `timetrack track list` shows what is."
            )
        }
        try context.console.show(TrackStopDocument(ends, at: end)) { terminal in
            guard !output.quiet else { return }
            if ends.isEmpty { try terminal.print("Nothing was tracked.") }
            for case .ended(let span, let seconds) in ends {
                let hours = Hours.text(seconds: seconds)
                try terminal.print("\("Stopped", .good) tracking \(span.project, .strong) after \(hours).")
            }
        }
        if let failure = Failure(openAfter: ends, now: now) { throw failure }
    }
}

/// What was stopped, in JSON.
struct TrackStopDocument: Encodable {
    /// A span that ended.
    struct Span: Encodable {
        var project: String
        var start: String
        var end: String
        var seconds: Int
    }

    var stopped: [Span]

    init(_ ends: [SpanEnd], at end: Int) {
        self.stopped = ends.compactMap { result in
            guard case .ended(let span, let seconds) = result else { return nil }
            return Span(
                project: span.project,
                start: Date(timeIntervalSince1970: Double(span.start)).ISO8601Format(),
                end: Date(timeIntervalSince1970: Double(end)).ISO8601Format(),
                seconds: seconds
            )
        }
    }
}

extension Failure {
    /// That some spans stay open, or nil when all have ended.
    fileprivate init?(openAfter ends: [SpanEnd], now: Date) {
        let later = ends.compactMap { end in
            if case .beganLater(let span) = end { span } else { nil }
        }
        let forgotten = ends.compactMap { end in
            if case .tooLong(let span, _) = end { span } else { nil }
        }
        if let span = later.first {
            let start = LocalTime.text(span.start, now: now)
            self.init(
                .usage,
                "ends_before_start",
                "\(span.project) has been tracked since \(start), which is after the end; see whether the clock was "
                    + "set back, then say with --at when it ended."
            )
        } else if let span = forgotten.first {
            let start = LocalTime.text(span.start, now: now)
            self.init(
                .usage,
                "forgotten",
                "\(span.project) has been tracked since \(start), which is too long to be true; say "
                    + "with --at when it ended."
            )
        } else {
            return nil
        }
    }
}
