import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords

/// Changes what waits on this machine.
struct QueueEdit: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Change the names and the description of a queued item.",
        discussion: """
            For an item that `timetrack queue push` keeps because a name means nothing. What is not named stays, the task \
            of another project too. Tags replace those that the item had. Nobody is asked what the names mean: the next \
            push looks them up.

            Examples:

              timetrack queue edit 3 -p "The Mill"
              timetrack queue edit 3 --description "Call with Ada" --no-tags
            """
    )

    @Argument(help: ArgumentHelp("Number of the item, as `timetrack queue list` shows it.", valueName: "id"))
    var id: Int64

    @Option(help: ArgumentHelp("What was done; empty for no description.", valueName: "text"))
    var description: String?

    @Flag(help: "No task.")
    var noTask = false

    @OptionGroup var entry: EntryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard description != nil || noTask || !entry.words.isEmpty else {
            throw ValidationError("Say what to change, for example --project, --tag or --description.")
        }
        guard entry.task == nil || !noTask else {
            throw ValidationError("--task and --no-task contradict each other; leave one out.")
        }
    }

    func run(in context: Context) async throws {
        let journal = try context.journal()
        // Items are named by their numbers, whoever's they are.
        let repeated = try await journal.queue().first { $0.id == id }?.target.repeated(in: context) ?? ""
        guard let item = try await journal.editQueued(id, repeating: repeated, { [self] work in try apply(to: &work) })
        else {
            throw Failure(
                .notFound,
                "not_queued",
                "There is no item \(id) in the queue, so nothing was changed; `timetrack queue list` lists them."
            )
        }
        if item.kind == .timer, item.end == nil {
            let open = try await journal.openTimer(of: item.target)
            try context.remember(queued: open, of: item.target)
        }
        try context.console.show(QueueEditDocument(item)) { terminal in
            guard !output.quiet else { return }
            let names = item.work.tags.isEmpty ? "" : " (\(item.work.tags.joined(separator: ", ")))"
            try terminal.print(
                "\("Changed", .good) item \(id) to \(item.summary)\(names), \(item.times(now: context.now())); "
                    + "`timetrack queue push\(repeated)` sends it."
            )
        }
    }

    private func apply(to work: inout QueuedWork) throws {
        if let description { work.description = description.isEmpty ? nil : description }
        if let project = entry.project { work.project = project }
        if entry.noProject { work.project = nil }
        if entry.noProject || noTask { work.task = nil }
        if let task = entry.task {
            guard work.project != nil else {
                throw Failure(.usage, "usage", "A task belongs to a project, and the item has none; add --project.")
            }
            work.task = task
        }
        if !entry.tag.isEmpty { work.tags = entry.tag }
        if entry.noTags { work.tags = [] }
        if let billable = entry.billable { work.isBillable = billable }
    }
}

/// The item that was changed, in JSON.
private struct QueueEditDocument: Encodable {
    private var item: QueuedItemDocument

    init(_ item: QueuedItem) {
        self.item = QueuedItemDocument(item)
    }
}
