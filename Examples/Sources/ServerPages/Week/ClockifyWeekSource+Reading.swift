import ClockifyAPI
import ServerTokens
import ServerUsers
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ClockifyWeekSource {
    /// The most entries and the most projects that are read for one page.
    static let maximumCount = 1000

    /// Whose time is read, and where.
    private struct Person {
        var id: Clockify.UserID
        var workspace: Clockify.WorkspaceID
    }

    /// Reads what a token lets the person see.
    ///
    /// - Returns: The first error, or nil when everything could be read.
    func read(
        _ contents: inout WeekContents,
        with token: TokenForRequest,
        for request: WeekRequest
    ) async -> (any Error)? {
        let client = client(token)
        guard !token.isShared else {
            guard let workspace = rules.workspaceID,
                let account = rules.accounts(at: .clockify, for: request.caller).onlyElement
            else {
                contents.notices.append(
                    "This server does not know who you are in its Clockify workspace. Connect your own key to see your week."
                )
                return nil
            }
            let person = Person(id: Clockify.UserID(account), workspace: Clockify.WorkspaceID(workspace))
            return await read(&contents, of: person, with: client, isShared: true, now: request.now)
        }
        do {
            let user = try await client.user()
            contents.week = CalendarWeek(
                containing: request.day,
                now: request.now,
                timeZone: user.zone,
                firstWeekday: user.settings?.weekStart?.number ?? 2
            )
            guard let workspace = token.first.credential.attributes[CredentialAttribute.workspaceID] else {
                contents.clockify.needsReplacement = true
                contents.notices.append(
                    "Your Clockify key was saved without a workspace; enter it again and choose one."
                )
                return nil
            }
            let person = Person(id: user.id, workspace: Clockify.WorkspaceID(workspace))
            return await read(&contents, of: person, with: client, isShared: false, now: request.now)
        } catch {
            contents.take(error, isShared: false)
            return error
        }
    }

    private func read(
        _ contents: inout WeekContents,
        of person: Person,
        with client: Clockify.Client,
        isShared: Bool,
        now: Date
    ) async -> (any Error)? {
        // An entry that began the day before may reach into the week.
        let from = contents.week.moments.lowerBound - 86_400
        let to = contents.week.moments.upperBound
        async let workspace = attempt { try await client.workspace(person.workspace) }
        async let projects = attempt { try await first(client.projects(in: person.workspace, archive: .all)) }
        async let running = attempt { try await client.runningTimeEntry(in: person.workspace, user: person.id) }
        async let entries = attempt {
            try await first(client.timeEntries(in: person.workspace, user: person.id, from: from, to: to))
        }
        var errors: [any Error] = []
        switch await workspace {
        case .success(let workspace): contents.workspaceName = workspace.name
        case .failure(let error): errors.append(error)
        }
        switch await projects {
        case .success(let projects): contents.projects = projects.map { WeekProject($0) }
        case .failure(let error): errors.append(error)
        }
        switch await running {
        case .success(let entry):
            contents.hasTimer = true
            contents.running = entry.map { WeekEntry($0) }
        case .failure(let error): errors.append(error)
        }
        switch await entries {
        case .success(let entries):
            contents.hasEntries = true
            contents.entries = entries.map { WeekEntry($0) }.filter { $0.reaches(into: contents.week, now: now) }
            if entries.count >= Self.maximumCount {
                contents.notices.append(
                    "This week has more than \(Self.maximumCount) entries, of which the latest are shown."
                )
            }
        case .failure(let error): errors.append(error)
        }
        if let running = contents.running, running.reaches(into: contents.week, now: now),
            !contents.entries.contains(where: { $0.id == running.id })
        {
            contents.entries.append(running)
        }
        for error in errors { contents.take(error, isShared: isShared) }
        return errors.first
    }

    /// The first elements of a list, up to the limit.
    private func first<Element: Sendable>(_ pages: PagedSequence<Element>) async throws -> [Element] {
        var elements: [Element] = []
        for try await element in pages {
            elements.append(element)
            if elements.count == Self.maximumCount { break }
        }
        return elements
    }
}

extension WeekEntry {
    fileprivate init(_ entry: Clockify.TimeEntry) {
        self.init(
            id: entry.id.rawValue,
            text: entry.description,
            projectID: entry.projectID?.rawValue,
            start: entry.start,
            end: entry.end
        )
    }

    /// Whether some of the entry lies within a week.
    fileprivate func reaches(into week: CalendarWeek, now: Date) -> Bool {
        start < week.moments.upperBound && (end ?? max(now, start)) >= week.moments.lowerBound
    }
}

extension WeekProject {
    fileprivate init(_ project: Clockify.Project) {
        self.init(
            id: project.id.rawValue,
            name: project.name,
            color: project.color,
            isArchived: project.isArchived
        )
    }
}

extension Clockify.User {
    /// The time zone of the profile; UTC when it has none that is known.
    fileprivate var zone: TimeZone { timeZone.flatMap { TimeZone(identifier: $0) } ?? .gmt }
}

extension Clockify.Weekday {
    /// The number of the calendar, from 1 for Sunday, or nil for a day that is not known.
    fileprivate var number: Int? {
        let days: [Self] = [.sunday, .monday, .tuesday, .wednesday, .thursday, .friday, .saturday]
        return days.firstIndex(of: self).map { $0 + 1 }
    }
}

extension Set {
    /// The element of a set that has just one.
    fileprivate var onlyElement: Element? { count == 1 ? first : nil }
}
