import ArgumentParser
import TimetrackKeys
import TimetrackScreen
import TimetrackSettings

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Shows the day, the week and the running timer on the whole terminal.
struct Screen: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "tui",
        abstract: "Show the day, the week and the running timer on the whole terminal.",
        discussion: """
            The last line lists the keys: s starts a timer, x stops it, w stops it and starts another, r resumes the last \
            entry, t changes between today, this week and this month, and q leaves; a running timer goes on. Clockify is \
            asked again every minute, and by g.

            Any terminal does, also over ssh, that can move its cursor.

            Example:

              timetrack tui
            """
    )

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack status` shows what runs" }
    var adviceWhenUncertain: String? { "g shows whether the timer has changed." }

    func validate() throws {
        guard !output.json else {
            throw ValidationError(
                "A screen is for people; `timetrack status --json` and `timetrack entries --json` are for programs."
            )
        }
    }

    func run(in context: Context) async throws {
        let term = context.environment["TERM"] ?? ""
        guard !term.isEmpty, term != "dumb" else {
            throw Failure(
                .usage,
                "no_terminal",
                "TERM says that this terminal cannot move its cursor; use `timetrack status` and `timetrack entries` here."
            )
        }
        guard let terminal = RawTerminal(input: STDIN_FILENO, output: context.console.output, term: term) else {
            throw Failure(
                .usage,
                "no_terminal",
                "There is no terminal to show a screen on; use `timetrack status` and `timetrack entries` here."
            )
        }
        try await ClockifySession.open(connection, workspace, context) { session in
            let place = try await session.place()
            // What is said beside the screen would be drawn over.
            let quiet = Console(isJSON: false, isQuiet: true, environment: context.environment)
            let silent = Context(
                console: quiet,
                environment: context.environment,
                workingDirectory: context.workingDirectory,
                stores: context.stores,
                now: context.now
            )
            let actions = TimerActions(session: session, place: place, context: silent)
            var loop = ScreenLoop(actions, of: self, on: terminal, longAfter: try context.settings().longTimer)
            try await loop.run()
        }
    }
}
