import ArgumentParser
import ClockifyAPI
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
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
        try context.remember(running: document, in: place, of: session)
        let entry = { (entry: Clockify.TimeEntry) in
            ScreenEntry(
                description: entry.description,
                project: entry.projectID.flatMap { names[$0] },
                start: entry.start,
                end: entry.end
            )
        }
        let timer = try await session.queuedTimer(context)
        let queued =
            timer.map { timer in
                ScreenEntry(
                    description: timer.item.work.description,
                    project: timer.item.work.project,
                    start: timer.item.start,
                    end: nil
                )
            }
        var contents = ScreenContents(
            timeframe,
            entries: found.map(entry),
            running: running.map(entry),
            queued: queued,
            date: now
        )
        if let timer { contents.queuedAdvice = timer.advice }
        return contents
    }

    /// Does something to the timer, as the command of that name does.
    ///
    /// - Parameters:
    ///   - action: What to do.
    ///   - moment: When it was asked for.
    /// - Returns: What was done, in a sentence.
    /// - Throws: ``Failure`` and what the client throws.
    func perform(_ action: ScreenModel.Action, at moment: Date) async throws -> String {
        try await session.requireNothingQueued(context)
        let changer = try EntryChanger(session, in: place, context)
        switch action {
        case .start(let description, let project):
            let (entry, name) = try await wanted(description, project, at: moment)
            let words = (description.map { [$0] } ?? []) + (project.map { ["-p", $0] } ?? [])
            let advice = words.map { " \(CommandLineText.word($0))" }.joined()
            let started = try await changer.start(entry, project: name, .start, advice: advice)
            return try began("Started", started, name, changer)
        case .change(let description, let project):
            let (entry, name) = try await wanted(description, project, at: moment)
            let (_, started) = try await changer.replaceTimer(with: entry, project: name) { running in
                guard let running else { return moment.wholeSecond }
                return try TimerEnd.moment(of: running, at: nil, now: moment, repeating: session.repeated)
            }
            return try began("Started", started, name, changer)
        case .stop:
            let entry = try await changer.stop { running in
                try TimerEnd.moment(of: running, at: nil, now: moment, repeating: session.repeated)
            }
            try changer.remember(running: nil)
            let document = EntryDocument(entry, project: nil, now: moment)
            return "Stopped \(document.summary.plain) after \(Hours.text(seconds: document.seconds))."
        case .resume:
            let (entry, name) = try await lastOne(at: moment)
            let started = try await changer.start(entry, project: name, .resume, advice: " --like last")
            return try began("Resumed", started, name, changer)
        }
    }

    /// The timer that a person describes, with what the settings add to it.
    private func wanted(
        _ description: String?,
        _ project: String?,
        at moment: Date
    ) async throws -> (entry: PlannedEntry, project: String?) {
        let options = try EntryOptions.parse(project.map { ["--project=\($0)"] } ?? [])
        let choice = try await options.choice(in: session, place, context.settings())
        return (choice.entry(description, from: moment.wholeSecond, to: nil), choice.project?.name)
    }

    /// A timer for what the last entry was about.
    private func lastOne(at moment: Date) async throws -> (entry: PlannedEntry, project: String?) {
        guard let last = try await session.lastEntry(in: place, now: moment) else {
            throw Failure(.notFound, "no_entry", "There is no entry to resume; s starts one.")
        }
        let project = try await session.openProject(of: last, in: place)
        var entry = EntrySnapshot(last).entry
        entry.start = moment.wholeSecond
        entry.end = nil
        return (entry, project?.name)
    }

    private func began(
        _ word: String,
        _ entry: Clockify.TimeEntry,
        _ project: String?,
        _ changer: EntryChanger
    ) throws -> String {
        let document = EntryDocument(entry, project: project, now: context.now())
        try changer.remember(running: document)
        return "\(word) \(document.summary.plain) at \(LocalTime.clock(entry.start))."
    }
}
