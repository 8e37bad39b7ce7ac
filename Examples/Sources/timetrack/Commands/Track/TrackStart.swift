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

/// Begins to track time on a local project.
struct TrackStart: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Begin to track time on a local project.",
        discussion: """
            Without a path it is the repository around the working directory, else the working directory. \
            Several projects may be tracked at the same time; one that is tracked already goes on, so the \
            command may stand in a hook of the shell.

            Examples:

              timetrack track start
              timetrack track start ~/src/website --at 09:10
            """
    )

    @Argument(help: "The folder of the project.")
    var path: String?

    @OptionGroup var moment: TrackMoment
    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let now = context.now()
        let start = try moment.seconds(now: now)
        let project = try LocalProject.existing(path)
        let open = try await context.trackedTime().begin(project, at: start)
        let document = TrackStartDocument(project: project, start: open?.start ?? start, isNew: open == nil)
        try context.console.show(document) { terminal in
            guard !output.quiet else { return }
            let clock = LocalTime.text(document.startSeconds, now: now)
            let words = open == nil ? "Tracking" : "Already tracking"
            try terminal.print("\(words, .good) \(project, .strong) since \(clock).")
        }
    }
}

/// The span that was begun, or was open already, in JSON.
struct TrackStartDocument: Encodable {
    var project: String
    var start: String
    var isNew: Bool
    /// The start, for people.
    var startSeconds: Int

    enum CodingKeys: String, CodingKey {
        case project, start
        case isNew = "started"
    }

    init(project: String, start: Int, isNew: Bool) {
        self.project = project
        self.start = Date(timeIntervalSince1970: Double(start)).ISO8601Format()
        self.isNew = isNew
        self.startSeconds = start
    }
}
