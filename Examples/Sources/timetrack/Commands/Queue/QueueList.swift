import ArgumentParser
import TerminalOutput
import TimetrackKeys
import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Lists what waits on this machine.
struct QueueList: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what is queued, in the order of its times.",
        discussion: """
            The last column says why an item could not be pushed. Off a terminal each item is a line of id, kind \
            (timer, entry or stop), start, end, account, project, description and that reason, with tabs between them.

            Examples:

              timetrack queue list
              timetrack queue list --json | jq '.items | length'
            """
    )

    @OptionGroup var output: OutputOptions

    func run(in context: Context) async throws {
        let items = try await context.journal().queue()
        try context.console.show(QueueDocument(items)) { terminal in
            guard case .aligned = terminal.layout else { return try terminal.print(Self.values(items)) }
            guard !items.isEmpty else { return try terminal.print("Nothing is queued.") }
            try terminal.print(Self.table(items, now: context.now()))
        }
    }

    private static func table(_ items: [QueuedItem], now: Date) -> Table {
        var table = Table([
            .init("Id", .trailing), .init("When"), .init("What", mayShrink: true), .init("Account", mayShrink: true),
            .init("Note", mayShrink: true),
        ])
        for item in items {
            table.append([
                "\(item.id)", StyledText(item.times(now: now)), item.summary, StyledText(item.target.accountName),
                StyledText(item.note, .warning),
            ])
        }
        return table
    }

    private static func values(_ items: [QueuedItem]) -> Table {
        var table = Table(
            ["id", "kind", "start", "end", "account", "project", "description", "problem"].map { .init($0) }
        )
        for item in items {
            table.append([
                "\(item.id)", StyledText(item.kind.rawValue), StyledText(item.start.ISO8601Format()),
                StyledText(item.end?.ISO8601Format() ?? ""), StyledText(item.target.accountName),
                StyledText(item.work.project ?? ""), StyledText(item.work.description ?? ""), StyledText(item.note),
            ])
        }
        return table
    }
}

extension QueuedItem {
    /// What there is to know about it beside its times, or an empty text.
    var note: String { problem ?? (isUncertain ? "sent, and nobody knows whether it was accepted" : "") }
}
