import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackScreen
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the screen does to the timer and what it asks, each in calls of its own.
struct TimerActions: Sendable {
    let session: ClockifySession
    let place: Place
    let context: Context

    /// The most entries that a screen takes in.
    private static let mostEntries = 10_000

    /// Asks for the entries of a timeframe and for the running timer.
    func contents(_ timeframe: Timeframe) async throws -> ScreenContents {
        let now = context.now()
        let today = LocalDay(now)
        let list = session.client.timeEntries(
            in: place.workspace,
            user: place.user.id,
            from: timeframe.firstKnownDay(today).start,
            to: today.end
        )
        let found = try await list.collect(limit: Self.mostEntries).sorted { $0.start < $1.start }
        // Asked for by itself, because it may have begun before the first of these days.
        let running = try await session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
        let hasProject = (found + [running].compactMap(\.self)).contains { $0.projectID != nil }
        let names = hasProject ? try await session.projectNames(in: place.workspace) : [:]
        let document = running.map { EntryDocument($0, project: $0.projectID.flatMap { names[$0] }, now: now) }
        try context.remember(running: document, in: place.workspace, of: session)
        let entry = { (entry: Clockify.TimeEntry) in
            ScreenEntry(
                description: entry.description,
                project: entry.projectID.flatMap { names[$0] },
                start: entry.start,
                end: entry.end
            )
        }
        return ScreenContents(entries: found.map(entry), running: running.map(entry), date: now)
    }

    /// Does something to the timer.
    ///
    /// - Parameters:
    ///   - action: What to do.
    ///   - moment: When it was asked for.
    /// - Returns: What was done, in a sentence.
    /// - Throws: ``Failure`` and what the client throws.
    func perform(_ action: ScreenModel.Action, at moment: Date) async throws -> String {
        switch action {
        case .start(let description, let project):
            return try await start(description, project, at: moment)
        case .change(let description, let project):
            // Looked for first, so that the old timer goes on when there is no such project.
            let chosen = try await chosenProject(project)
            _ = try await session.client.stopTimer(in: place.workspace, user: place.user.id, at: moment)
            return try await start(description, chosen, at: moment)
        case .stop:
            let entry = try await session.client.stopTimer(in: place.workspace, user: place.user.id, at: moment)
            let document = EntryDocument(entry, project: nil, now: moment)
            return "Stopped \(document.summary.plain) after \(Hours.text(seconds: document.seconds))."
        case .resume: return try await resume(at: moment)
        }
    }

    private func start(_ description: String?, _ project: String?, at moment: Date) async throws -> String {
        try await start(description, try await chosenProject(project), at: moment)
    }

    private func chosenProject(_ text: String?) async throws -> Clockify.Project? {
        guard let text else { return nil }
        return try await session.project(text, in: place)
    }

    private func start(_ description: String?, _ project: Clockify.Project?, at moment: Date) async throws -> String {
        let entry = try await session.client.startTimer(
            in: place.workspace,
            at: moment,
            description: description,
            project: project?.id
        )
        let document = EntryDocument(entry, project: project?.name, now: moment)
        return "Started \(document.summary.plain) at \(LocalTime.clock(entry.start))."
    }

    private func resume(at moment: Date) async throws -> String {
        // The service lists the latest first.
        let list = session.client.timeEntries(in: place.workspace, user: place.user.id, to: moment, pageSize: 10)
        guard let last = try await list.collect(limit: 10).first(where: { !$0.isRunning }) else {
            throw Failure(.notFound, "not_found", "There is no entry to resume; s starts one.")
        }
        let entry = try await session.client.startTimer(
            in: place.workspace,
            at: moment,
            description: last.description,
            project: last.projectID,
            task: last.taskID,
            tags: last.tagIDs
        )
        let document = EntryDocument(entry, project: nil, now: moment)
        return "Resumed \(document.summary.plain) at \(LocalTime.clock(entry.start))."
    }
}
