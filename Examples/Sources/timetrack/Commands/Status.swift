import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimetrackKeys
import TimetrackPrompt
import TimetrackRecords
import TimetrackStatus
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Shows the running timer in Clockify.
struct Status: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the running timer in Clockify.",
        discussion: """
            The exit status is 0 whether or not a timer runs; with --json, "entry" is null when none does. A timer that runs in \
            the queue (`start --queue`) is shown before Clockify is asked; with --json it is "queued".

            A prompt cannot wait for a service: with --cached the answer is what the last command has learned, and \
            nothing is asked, neither the service nor a keyring. Nothing is printed when no timer is known to run.

            A template has the fields \(TimerFields.names.map { "{\($0)}" }.joined(separator: ", ")). \
            {description:20} is cut to 20 columns, {?project}…{/} is left out without a project, and \
            {description|tmux} and {description|zsh} are safe in what tmux and zsh read.

            Examples:

              timetrack status --json
              timetrack status --cached
              timetrack status --cached --format '{elapsed} {description:20}{?project} ({project}){/}'
            """
    )

    @Flag(help: "Print what the last command has learned, and ask nobody.")
    var cached = false

    @Option(
        help: ArgumentHelp("Print this, with the fields of the running timer in it.", valueName: "template")
    )
    var format: String?

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !output.json || format == nil else {
            throw ValidationError("JSON has a form of its own; leave out --format or --json.")
        }
        guard !cached || connection.endpoint == nil && workspace.workspace == nil else {
            throw ValidationError("With --cached nobody is asked; leave out --endpoint and --workspace.")
        }
    }

    func run(in context: Context) async throws {
        if cached {
            let report = CachedStatusReport(
                account: try connection.user(in: context),
                template: format
            )
            let now = Int(context.now().timeIntervalSince1970.rounded(.down))
            return try report.run(on: context.console, environment: context.environment, now: now)
        }
        let template = try format.map { text throws(Failure) in try Template(given: text, fields: TimerFields.names) }
        let queued = try await queuedTimer(context)
        if let queued {
            if context.console.isJSON {
                try context.console.notice(queued.sentence.plain)
            } else if template == nil {
                // At once, because Clockify may be out of reach.
                try context.console.output.printSentence(queued.sentence)
            }
        }
        if queued == nil, let end = try await queuedEnd(context) { try context.console.notice(end) }
        let running = try await RunningTimer.find(connection, workspace, context)
        if running.entry == nil {
            let target = try QueueTarget(connection, workspace: nil, context)
            try context.remember(queued: queued?.item, of: target)
        }
        try context.console.show(TimerStatusDocument(running, queued?.item)) { terminal in
            if let template {
                guard let fields = running.fields ?? queued?.fields(longAfter: running.longAfter) else { return }
                return try terminal.write(template.text(fields.value) + "\n")
            }
            guard let entry = running.entry else {
                return try terminal.print(queued == nil ? "No timer is running." : "No timer is running in Clockify.")
            }
            let hours = Hours.text(seconds: entry.seconds)
            let when = PastMoment.text(entry.startDate, now: running.now)
            try terminal.print("\("Running", .good): \(entry.summary) since \(when), \(hours, .strong) so far.")
        }
    }
    /// That the end of the timer waits in the queue.
    private func queuedEnd(_ context: Context) async throws -> String? {
        do {
            return try await QueuedTimer.endOfTimer(connection, context)
        } catch let failure as Failure where failure.code == "records_unusable" || failure.code == "newer_records" {
            // It has been said of the timer already.
            return nil
        }
    }

    /// The timer that runs in the queue; that the queue cannot be read keeps nobody from asking Clockify.
    private func queuedTimer(_ context: Context) async throws -> QueuedTimer? {
        do {
            return try await QueuedTimer.find(connection, context)
        } catch let failure as Failure where failure.code == "records_unusable" || failure.code == "newer_records" {
            try context.console.notice("Whether a timer runs in the queue is not known: \(failure.message)")
            return nil
        }
    }
}
