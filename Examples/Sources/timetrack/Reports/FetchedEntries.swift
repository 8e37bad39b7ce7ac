import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames
import TimetrackReports

/// The entries of a period with the names of what they belong to, as a workspace has them.
struct FetchedEntries: Sendable {
    /// The entries, with names.
    let entries: [ReportEntry]
    /// All projects of the workspace, archived ones among them.
    let projects: [NamedItem]
    /// The clients of those projects.
    let clients: [NamedItem]
    /// All tags of the workspace, archived ones among them.
    let tags: [NamedItem]
}

extension ClockifySession {
    /// The most pages of entries that a report fetches.
    private static var mostPages: Int { 500 }

    /// Fetches the entries that began in a period, and meanwhile the names of what they belong to.
    ///
    /// - Parameters:
    ///   - place: Whose entries, and in which workspace.
    ///   - period: The days on which they began.
    ///   - others: Entries that are taken in as well, such as a timer that has been running for longer.
    ///   - show: Is told how many entries have come so far.
    /// - Returns: The entries, and the names that a person can ask for.
    /// - Throws: `APIError`, and ``Failure`` for more entries than a report adds up.
    func reportEntries(
        in place: Place,
        _ period: ReportPeriod,
        and others: [Clockify.TimeEntry] = [],
        show: (Int) -> Void
    ) async throws -> FetchedEntries {
        var list = client.timeEntries(
            in: place.workspace,
            user: place.user.id,
            from: period.start,
            to: period.end
        )
        list.maximumPages = Self.mostPages
        async let projects = client.projects(in: place.workspace, archive: .all).collect(limit: Self.mostElements)
        async let tags = client.tags(in: place.workspace, archive: .all).collect(limit: Self.mostElements)
        let (entries, found) = try await withThrowingTaskGroup { group in
            var entries: [Clockify.TimeEntry] = []
            var asked: Set<Clockify.ProjectID> = []
            // Tasks are listed by project, so only projects that need it are asked for theirs.
            func unaskedProject(of entry: Clockify.TimeEntry) -> Clockify.ProjectID? {
                guard entry.taskID != nil, let project = entry.projectID else { return nil }
                return asked.insert(project).inserted ? project : nil
            }
            for try await entry in list {
                entries.append(entry)
                show(entries.count)
                if let project = unaskedProject(of: entry) {
                    group.addTask { try await tasks(of: project, in: place) }
                }
                guard entries.count <= Self.mostElements else {
                    throw Failure(
                        .unusableAnswer,
                        "too_many_entries",
                        "There are more than \(Self.mostElements) entries in these days; choose fewer days."
                    )
                }
            }
            for entry in others where !entries.contains(where: { $0.id == entry.id }) {
                entries.append(entry)
                if let project = unaskedProject(of: entry) {
                    group.addTask { try await tasks(of: project, in: place) }
                }
            }
            var found: [Clockify.Task] = []
            for try await list in group { found += list }
            return (entries, found)
        }
        return EntryNames(try await projects, found, try await tags).fetched(entries)
    }

    private func tasks(of project: Clockify.ProjectID, in place: Place) async throws -> [Clockify.Task] {
        try await client.tasks(in: place.workspace, project: project, status: .all).collect(limit: Self.mostElements)
    }
}

/// What a workspace has, by ids.
private struct EntryNames {
    private let projects: [Clockify.ProjectID: NamedProject]
    private let tasks: [Clockify.TaskID: ReportName]
    private let tags: [Clockify.TagID: ReportName]

    init(_ projects: [Clockify.Project], _ tasks: [Clockify.Task], _ tags: [Clockify.Tag]) {
        self.projects = Dictionary(projects.map { ($0.id, NamedProject($0)) }) { first, _ in first }
        self.tasks = Dictionary(tasks.map { ($0.id, ReportName(id: $0.id.rawValue, name: $0.name)) }) { first, _ in
            first
        }
        self.tags = Dictionary(tags.map { ($0.id, ReportName(id: $0.id.rawValue, name: $0.name)) }) { first, _ in first
        }
    }

    /// The entries with their names; what a list does not have, because it was deleted, goes by its id.
    func fetched(_ entries: [Clockify.TimeEntry]) -> FetchedEntries {
        FetchedEntries(
            entries: entries.map(reportEntry),
            // Reports are about what is archived as much as about what is in use.
            projects: projects.values.map { NamedItem(id: $0.name.id, name: $0.name.name, client: $0.client?.name) },
            clients: Set(projects.values.compactMap(\.client)).map { NamedItem(id: $0.id, name: $0.name) },
            tags: tags.values.map { NamedItem(id: $0.id, name: $0.name) }
        )
    }

    private func reportEntry(_ entry: Clockify.TimeEntry) -> ReportEntry {
        var named = ReportEntry(id: entry.id.rawValue, start: entry.start, end: entry.end)
        let project = entry.projectID.flatMap { projects[$0] }
        named.description = entry.description
        named.project = entry.projectID.map { project?.name ?? ReportName(id: $0.rawValue, name: $0.rawValue) }
        named.client = project?.client
        named.task = entry.taskID.map { tasks[$0] ?? ReportName(id: $0.rawValue, name: $0.rawValue) }
        var seen: Set<Clockify.TagID> = []
        named.tags = entry.tagIDs.filter { seen.insert($0).inserted }
            .map { tags[$0] ?? ReportName(id: $0.rawValue, name: $0.rawValue) }
        named.isBillable = entry.isBillable
        named.projectIsBillable = project?.isBillable
        named.isLocked = entry.isLocked
        named.rate = (entry.hourlyRate ?? project?.rate)
            .map { HourlyRate(hundredths: $0.amount, currency: $0.currency) }
        return named
    }
}

/// What reports need of a project.
private struct NamedProject {
    let name: ReportName
    let client: ReportName?
    let isBillable: Bool
    let rate: Clockify.Rate?

    init(_ project: Clockify.Project) {
        self.name = ReportName(id: project.id.rawValue, name: project.name)
        self.client = project.clientName.map { ReportName(id: project.clientID?.rawValue ?? $0, name: $0) }
        self.isBillable = project.isBillable
        self.rate = project.hourlyRate
    }
}
