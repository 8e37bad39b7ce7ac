import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension DemoStage {
    /// What Ada is going to record: day of the week from Monday, start and length in minutes, project, description.
    private static var plan: [(day: Int, start: Int, minutes: Int, project: String, description: String)] {
        [
            (0, 9 * 60, 150, "Bernoulli Numbers", "Note G, first draft"),
            (0, 13 * 60, 195, "Notes", "Translate Menabrea"),
            (1, 8 * 60 + 30, 240, "Bernoulli Numbers", "Table of operations"),
            (1, 14 * 60, 180, "The Mill", "Carry mechanism"),
            (2, 9 * 60 + 15, 105, "Punched Cards", "Sort the cards"),
            (3, 9 * 60, 210, "Bernoulli Numbers", "Note G, second draft"),
            (3, 13 * 60 + 30, 240, "The Mill", "Carry mechanism"),
            (4, 10 * 60, 165, "Notes", "Letter to Babbage"),
        ]
    }

    /// Creates a week of entries in Clockify, lists them and shows a bar for each day and project.
    func showWeek() async throws {
        try heading("4. A week in Clockify")
        let resolver = TokenResolver.clockify(
            store: store(named: Self.keyFile),
            environment: environment,
            fallback: .whenAbsent
        )
        let client = clockify(resolver.provider(for: TokenRequest(user: UserID("ada"))))
        let user = try await client.user()
        guard let workspace = user.activeWorkspaceID else {
            throw Failure(.notFound, "no_workspace", "The sandbox gave no workspace; please report it.")
        }
        let projects = try await client.projects(in: workspace).collect(limit: 1_000)
        let monday = lastWeek
        for item in Self.plan {
            let start = monday.adding(days: item.day).start + TimeInterval(item.start * 60)
            _ = try await client.createTimeEntry(
                Clockify.NewTimeEntry(
                    start: start,
                    end: start + TimeInterval(item.minutes * 60),
                    description: item.description,
                    projectID: projects.first { $0.name == item.project }?.id
                ),
                in: workspace
            )
        }

        let sunday = monday.adding(days: 6)
        let names = Dictionary(projects.map { ($0.id, $0.name) }) { first, _ in first }
        let listed = try await client.timeEntries(in: workspace, user: user.id, from: monday.start, to: sunday.end)
            .collect(limit: 1_000)
        let entries = listed.sorted { $0.start < $1.start }
            .map { entry in
                EntryDocument(entry, project: entry.projectID.flatMap { names[$0] }, now: clock.now)
            }
        let whose = user.name ?? "Somebody"
        try terminal.print("\(whose) recorded \(Self.plan.count) entries; Clockify lists \(entries.count).")
        try terminal.print()
        try terminal.print(EntryTables.entries(entries))
        guard case .aligned(let columns) = terminal.layout else { return }
        try terminal.print()
        try terminal.print(EntryTables.days(DayTotal.list(entries, from: monday, to: sunday), columns: columns))
        try terminal.print()
        try terminal.print(EntryTables.projects(entries, columns: columns))
    }

    /// Monday of the week before the present one, all of whose days are over.
    private var lastWeek: LocalDay {
        let today = LocalDay(clock.now)
        return today.adding(days: -((today.weekday + 6) % 7) - 7)
    }
}
