import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords

/// Sends what waits on this machine.
struct QueuePush: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Send what is queued for an account, each item once.",
        discussion: """
            Items are sent in the order of their times. One that Clockify refuses stays in the queue with the reason, the \
            others go on, and the exit status is 9. When the service cannot be reached, nothing is lost: run the command \
            again. An entry that was accepted before an answer got lost is found again, and not sent twice. A timer that \
            still runs in the queue runs in Clockify afterwards, from its true start.

            Off a terminal each item is a line of outcome, id, start, end, description, id of the entry and message, with \
            tabs between them.

            Examples:

              timetrack queue push --dry-run
              timetrack queue push
              timetrack queue push --user work
            """
    )

    @Flag(help: "Look names up and say what would be sent; send nothing.")
    var dryRun = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "run `timetrack queue push` again to go on; nothing is sent twice" }
    var adviceWhenUncertain: String? { "Run `timetrack queue push` again to go on; nothing is sent twice." }

    func run(in context: Context) async throws {
        let journal = try context.journal()
        let target = try QueueTarget(connection, workspace: nil, context)
        let queue = try await journal.queue()
        let items = queue.filter { $0.target.origin == target.origin && $0.target.account == target.account }
        try noteOthers(queue.filter { !items.map(\.id).contains($0.id) }, context.console)
        var report = PushReport(context.console, output, isRehearsal: dryRun)
        do {
            // One session for each workspace, because the names of a workspace mean nothing in another one.
            for workspace in items.map(\.target.workspace).uniqued {
                let items = items.filter { $0.target.workspace == workspace }
                try await push(items, in: WorkspaceOptions(named: workspace), journal, context, &report)
            }
        } catch {
            try report.end()
            throw error
        }
        try report.end()
        if let failure = Failure(report.outcomes) { throw failure }
    }

    private func push(
        _ items: [QueuedItem],
        in workspace: WorkspaceOptions,
        _ journal: Journal,
        _ context: Context,
        _ report: inout PushReport
    ) async throws {
        try await ClockifySession.open(connection, workspace, context) { session in
            let place = try await session.place()
            var sender = QueueSender(session, place, journal)
            if dryRun {
                for item in items { try report.add(try await sender.rehearse(item)) }
                return
            }
            try await journal.bind(items, to: place.scope)
            let poster = EntryPoster(session: session, place: place, journal: journal, context: context)
            try await poster.exclusively(about: items.map { PlannedEntry(start: $0.start, end: $0.end) }) { run in
                for item in items {
                    if let outcome = try await sender.push(item, with: &run) { try report.add(outcome) }
                }
            }
        }
    }

    private func noteOthers(_ others: [QueuedItem], _ console: Console) throws {
        for account in others.map(\.target.account).uniqued {
            let count = others.count { $0.target.account == account }
            try console.notice(
                "\(count == 1 ? "1 item" : "\(count) items") for the account \(account) or another address stay in the "
                    + "queue; `timetrack queue push --user \(CommandLineText.word(account))` sends those of that account."
            )
        }
    }
}

extension WorkspaceOptions {
    /// The options that name a workspace, or none.
    init(named workspace: String?) {
        self.init()
        self.workspace = workspace
    }
}

extension Array where Element: Hashable {
    /// The elements in their order, each once.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
