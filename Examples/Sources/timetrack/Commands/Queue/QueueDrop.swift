import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Removes what waits on this machine.
struct QueueDrop: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Remove items from the queue without sending them.",
        discussion: """
            It asks first on a terminal; a script is not asked. An item that was sent and whose answer was lost may stand \
            in Clockify all the same; `timetrack queue push` finds that out.

            Examples:

              timetrack queue drop 3
              timetrack queue drop --all --yes
            """
    )

    @Argument(help: ArgumentHelp("Numbers of the items, as `timetrack queue list` shows them.", valueName: "id"))
    var ids: [Int64] = []

    @Flag(help: "Remove all items of all accounts.")
    var all = false

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard all == ids.isEmpty else { throw ValidationError("Name the items to drop, or all of them with --all.") }
    }

    func run(in context: Context) async throws {
        let journal = try context.journal()
        let items = try await chosen(from: journal)
        guard !items.isEmpty else {
            return try context.console.show(DropDocument([])) { terminal in
                guard !output.quiet else { return }
                try terminal.print("Nothing is queued.")
            }
        }
        let what = items.count == 1 ? "1 item" : "\(items.count) items"
        let uncertain = items.contains(where: \.isUncertain) ? " One of them may stand in Clockify already." : ""
        try await confirmation.confirm("Drop \(what) that cannot be brought back?\(uncertain)", mayAsk: !output.noInput)
        let notice: @Sendable () -> Void = {
            // Waiting goes on whether or not anybody can be told.
            try? context.console.notice("Waiting for another timetrack that is sending entries.")
        }
        let dropped = try await JournalLock.hold(journal.lockPath, onWaiting: notice) {
            var dropped: [QueuedItem] = []
            // One that was pushed while this command waited is no longer there to be dropped.
            for item in items where try await journal.removeQueued(item.id) { dropped.append(item) }
            return dropped
        }
        for target in Set(dropped.filter { $0.kind == .timer && $0.end == nil }.map(\.target)) {
            try context.remember(queued: try await journal.openTimer(of: target), of: target)
        }
        try show(dropped, context.console, now: context.now())
    }

    private func chosen(from journal: Journal) async throws -> [QueuedItem] {
        let queue = try await journal.queue()
        guard !all else { return queue }
        return try ids.map { id in
            guard let item = queue.first(where: { $0.id == id }) else {
                throw Failure(
                    .notFound,
                    "not_queued",
                    "There is no item \(id) in the queue, so nothing was dropped; `timetrack queue list` lists them."
                )
            }
            return item
        }
    }

    private func show(_ dropped: [QueuedItem], _ console: Console, now: Date) throws {
        for item in dropped where item.isUncertain {
            let what = "\(item.summary.plain), \(item.times(now: now))"
            try console.notice("\(what), was sent before and may stand in Clockify.")
        }
        try console.show(DropDocument(dropped)) { terminal in
            guard !output.quiet else { return }
            for item in dropped { try terminal.print("\("Dropped", .good) \(item.summary), \(item.times(now: now)).") }
        }
    }
}

/// What was removed from the queue, in JSON.
private struct DropDocument: Encodable {
    private var dropped: [QueuedItemDocument]

    init(_ items: [QueuedItem]) {
        self.dropped = items.map { QueuedItemDocument($0) }
    }
}
