import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackPrompt
import TimetrackStatus
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Lists time entries in Clockify, with a bar for each day.
struct Entries: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "entries",
        abstract: "List time entries in Clockify, with a bar for each day.",
        discussion: """
            Days are those of this machine's time zone; an entry belongs to the day on which it began. \
            Off a terminal each entry is a line of id, start, end, seconds, project and description, \
            with tabs between them.

            A template has the fields \(EntryFields.names.map { "{\($0)}" }.joined(separator: ", ")) and \
            makes one line of each entry; `timetrack status --help` tells of its forms.

            Examples:

              timetrack entries
              timetrack entries --from yesterday --ids
              timetrack entries --from 2026-11-01 --to 2026-11-30
              timetrack entries --format '{day} {start}-{end:>5} {duration:>6} {description}{?tags} [{tags}]{/}'
              timetrack entries --json | jq .total_seconds
            """
    )

    @Option(
        help: ArgumentHelp(
            "First day to list, such as 2026-11-21, yesterday, monday or \"3 days ago\". Without the option: six days "
                + "before the last one.",
            valueName: "day"
        ),
        transform: DayPhrase.argument
    )
    var from: DayPhrase?

    @Option(
        help: ArgumentHelp("Last day to list, in the same forms. Without the option: today.", valueName: "day"),
        transform: DayPhrase.argument
    )
    var to: DayPhrase?

    @Flag(help: "Show the id of each entry on a terminal, as `timetrack log edit` takes it.")
    var ids = false

    @Option(help: ArgumentHelp("Print this for each entry, with its fields in it.", valueName: "template"))
    var format: String?

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    /// The most days that one list covers.
    private static var mostDays: Int { 366 }

    func validate() throws {
        guard !output.json || format == nil else {
            throw ValidationError("JSON has a form of its own; leave out --format or --json.")
        }
        if let first = from?.date, let last = to?.date, let objection = objection(first, last) {
            throw ValidationError(objection)
        }
    }

    /// What stands against a list from one day to another, or nil when nothing does.
    private func objection(_ first: LocalDay, _ last: LocalDay) -> String? {
        guard first <= last else { return "--from is a day after --to; exchange them." }
        guard last < first.adding(days: Self.mostDays) else {
            let advice = to == nil ? "add --to" : "choose days closer together"
            return "A list covers at most \(Self.mostDays) days; \(advice)."
        }
        return nil
    }

    func run(in context: Context) async throws {
        let now = context.now()
        let today = LocalDay(now)
        let begin = from?.day(today: today)
        let last = to?.day(today: today) ?? begin.map { max($0, today) } ?? today
        let first = begin ?? last.adding(days: -6)
        if let objection = objection(first, last) { throw Failure(.usage, "usage", objection) }
        let template = try format.map { text throws(Failure) in try Template(given: text, fields: EntryFields.names) }
        try await ClockifySession.open(connection, workspace, context) { session in
            let entries = try await session.entries(from: first, to: last, now: now, context.console)
            if let template { return try await show(entries, by: template, session, context) }
            try context.console.show(EntryListDocument(entries, from: first, to: last)) { terminal in
                try show(entries, from: first, to: last, on: terminal)
            }
        }
    }

    private func show(
        _ entries: [EntryDocument],
        by template: Template,
        _ session: ClockifySession,
        _ context: Context
    ) async throws {
        var names: [Clockify.TagID: String] = [:]
        if template.fields.contains("tags"), entries.contains(where: { !$0.tagIDs.isEmpty }) {
            let place = try await session.place()
            let tags = session.client.tags(in: place.workspace, archive: .all)
            for tag in try await session.collect(tags, of: "tags", context.console) { names[tag.id] = tag.name }
        }
        for entry in entries {
            let fields = EntryFields(entry: entry, tags: entry.tagIDs.compactMap { names[$0] })
            try context.console.output.write(template.text(fields.value) + "\n")
        }
    }

    private func show(_ entries: [EntryDocument], from: LocalDay, to: LocalDay, on terminal: Terminal) throws {
        guard case .aligned(let columns) = terminal.layout else {
            return try terminal.print(EntryTables.values(entries))
        }
        if entries.isEmpty {
            try terminal.print("No entries from \(from.short) to \(to.short).")
            return
        }
        try terminal.print(EntryTables.entries(entries, showsIDs: ids))
        guard !output.quiet else { return }
        try terminal.print()
        try terminal.print(EntryTables.days(DayTotal.list(entries, from: from, to: to), columns: columns))
    }
}

extension ClockifySession {
    /// The most pages of entries that are fetched; a service that hands out more than that has no end.
    private static var mostPages: Int { 500 }

    /// The entries that began on these days, oldest first, with the names of their projects.
    func entries(
        from first: LocalDay,
        to last: LocalDay,
        now: Date,
        _ console: Console
    ) async throws -> [EntryDocument] {
        let user = try await client.user()
        let workspace = try await workspace(of: user)
        var list = client.timeEntries(in: workspace, user: user.id, from: first.start, to: last.end)
        list.maximumPages = Self.mostPages
        let entries = try await collect(list, of: "entries", console)
        let hasProject = entries.contains { $0.projectID != nil }
        let names = hasProject ? try await projectNames(in: workspace) : [:]
        return entries.sorted { $0.start < $1.start }
            .map { entry in
                EntryDocument(entry, project: entry.projectID.flatMap { names[$0] }, now: now)
            }
    }
}
