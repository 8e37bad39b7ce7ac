import ArgumentParser
import ClockifyAPI
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
              timetrack queue push --account work
            """
    )

    @Flag(help: "Look names up and say what would be sent; send nothing.")
    var dryRun = false

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String {
        "run `timetrack queue push\(connection.repeated)` again to go on; nothing is sent twice"
    }

    var adviceWhenUncertain: String? {
        "Run `timetrack queue push\(connection.repeated)` again to go on; nothing is sent twice."
    }

    func run(in context: Context) async throws {
        let journal = try context.journal()
        let target = try QueueTarget(connection, workspace: nil, context)
        let queue = try await journal.queue()
        let items = queue.filter { $0.target.origin == target.origin && $0.target.account == target.account }
        try noteOthers(queue.filter { !items.map(\.id).contains($0.id) }, than: target, context.console)
        var report = PushReport(context.console, output, isRehearsal: dryRun, now: context.now())
        do {
            // One session for each workspace, because the names of a workspace mean nothing in another one.
            for workspace in items.map(\.workspace).uniqued {
                let items = items.filter { $0.workspace == workspace }
                try await push(
                    items,
                    in: WorkspaceChoice(workspace),
                    journal,
                    context,
                    &report
                )
            }
        } catch {
            try await noteWhatIsLeft(of: target, journal, context)
            try report.end()
            throw error
        }
        try await noteWhatIsLeft(of: target, journal, context)
        try report.end()
        if let failure = Failure(report.outcomes) { throw failure }
    }

    private func push(
        _ items: [QueuedItem],
        in workspace: WorkspaceChoice,
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
            // A timer that another command starts or stops meanwhile would be taken for another one.
            let changer = try EntryChanger(session, in: place, context)
            try await changer.exclusively {
                try await journal.bind(items, to: place.scope)
                let entries = items.map { PlannedEntry(start: $0.start, end: $0.end) }
                try await changer.poster.exclusively(about: entries) { run in
                    for item in items {
                        if let outcome = try await sender.push(item, with: &run) { try report.add(outcome) }
                    }
                }
                if items.contains(where: { $0.kind != .entry }) { try await remember(changer, context) }
            }
        }
    }

    /// Notes for prompts which timer runs after timers were started or stopped.
    private func remember(_ changer: EntryChanger, _ context: Context) async throws {
        let place = changer.place
        let running = try await changer.session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
        guard let running else { return try changer.remember(running: nil) }
        try changer.remember(running: try await changer.session.document(of: running, in: place, now: context.now()))
    }

    /// Notes for prompts that no timer runs in the queue any more, if that is so.
    private func noteWhatIsLeft(of target: QueueTarget, _ journal: Journal, _ context: Context) async throws {
        guard try await journal.openTimer(of: target, orUncertainOne: true) == nil else { return }
        try context.remember(queued: nil, of: target)
    }

    private func noteOthers(_ others: [QueuedItem], than own: QueueTarget, _ console: Console) throws {
        let targets = others.map { QueueTarget(origin: $0.target.origin, account: $0.target.account, workspace: nil) }
        for target in targets.uniqued {
            let count = targets.count { $0 == target }
            let isElsewhere = target.origin != own.origin
            let account =
                target.account == AccountRecord.environmentsUser
                ? "--token-source environment" : "--account \(CommandLineText.word(target.account))"
            let address = isElsewhere ? target.origin : connection.endpoint
            let endpoint = address.map { " --endpoint \(CommandLineText.word($0))" } ?? ""
            try console.notice(
                "\(count == 1 ? "1 item" : "\(count) items") for the account \(target.accountName)"
                    + (isElsewhere ? " at \(target.origin)" : "")
                    + " \(count == 1 ? "stays" : "stay") in the queue; `timetrack queue push \(account)\(endpoint)` "
                    + "sends \(count == 1 ? "it" : "those")."
            )
        }
    }
}

extension QueuedItem {
    /// The workspace to send it to: the one that an earlier push found out, else the one that was named, or nil for that of
    /// the key.
    fileprivate var workspace: String? { scope?.workspace ?? target.workspace }
}

extension Array where Element: Hashable {
    /// The elements in their order, each once.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
