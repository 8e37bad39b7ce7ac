import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords

/// Changes time entries so that each change can be undone, also when the process or an answer is lost in the middle.
struct EntryChanger: Sendable {
    let session: ClockifySession
    let place: Place
    let journal: Journal
    let poster: EntryPoster
    let context: Context

    /// Finds out whose entries a command works on, and opens the journal.
    init(_ session: ClockifySession, in context: Context) async throws {
        try self.init(session, in: try await session.place(), context)
    }

    /// Opens the journal for somebody's entries.
    init(_ session: ClockifySession, in place: Place, _ context: Context) throws {
        self.session = session
        self.place = place
        self.journal = try context.journal()
        self.poster = EntryPoster(session: session, place: place, journal: journal, context: context)
        self.context = context
    }

    /// Notes for prompts which timer is running now; nil when none is.
    func remember(running document: EntryDocument?) throws {
        try context.remember(running: document, in: place, of: session)
    }

    /// Does work while no other command of this user changes entries, so that two terminals cannot both find that no timer
    /// runs.
    func exclusively<Result>(_ work: () async throws -> Result) async throws -> Result {
        let console = context.console
        let waiting: @Sendable () -> Void = {
            // Waiting goes on whether or not anybody can be told.
            try? console.notice("Waiting for another timetrack that is changing entries.")
        }
        return try await JournalLock.hold(journal.changesLockPath, onWaiting: waiting, work)
    }

    /// Makes a change: each step is on the disk before its request is sent.
    ///
    /// - Parameters:
    ///   - kind: The command.
    ///   - summary: The entry, in words.
    ///   - steps: What the change consists of.
    /// - Returns: The entries as Clockify keeps them; of a deleted one there is none.
    /// - Throws: ``Failure`` for what the workspace does not allow, `APIError` for what else went wrong.
    @discardableResult
    func make(
        _ kind: RecordedChange.Kind,
        _ summary: String,
        _ steps: [EntryStep]
    ) async throws -> [Clockify.TimeEntry] {
        var change = try await journal.begin(
            kind,
            summary,
            steps.map(\.recorded),
            in: place.scope,
            at: context.now()
        )
        var entries: [Clockify.TimeEntry] = []
        for (position, step) in steps.enumerated() {
            let entry: Clockify.TimeEntry?
            do {
                entry = try await send(step, for: change.purpose(ofStep: position))
            } catch {
                try await give(up: &change, at: position, because: error)
                if position > 0 {
                    try context.console.notice(
                        "\(entries.last?.description ?? "The timer") was stopped; `timetrack undo\(session.repeated)` "
                            + "lets it run on."
                    )
                }
                throw await session.explained(error, about: step, in: place)
            }
            change.steps[position].finish(with: entry)
            try await journal.update(change, at: position)
            if let entry { entries.append(entry) }
        }
        return entries
    }

    /// Deletes an entry that stood there just now, so that one that is not found was deleted by a request whose answer
    /// was lost.
    func delete(_ entry: Clockify.TimeEntryID) async throws {
        do {
            try await session.client.deleteTimeEntry(entry, in: place.workspace)
        } catch let error as APIError where error.code == .notFound {
            return
        }
    }

    private func send(_ step: EntryStep, for purpose: String) async throws -> Clockify.TimeEntry? {
        switch step {
        case .create(let entry):
            // Whoever starts a timer has asked whether one runs, or has stopped it.
            return try await poster.create(entry, for: purpose, afterAskingForTimers: true)
        case .stop(_, let end):
            return try await session.client.stopTimer(in: place.workspace, user: place.user.id, at: end)
        case .replace(let entry, let changes):
            return try await session.client.replaceTimeEntry(entry.id, in: place.workspace, with: changes)
        case .delete(let entry):
            try await delete(entry.id)
            return nil
        }
    }

    /// Records that the rest of a change is not made; of a step whose answer was lost nobody knows.
    private func give(up change: inout RecordedChange, at position: Int, because error: any Error) async throws {
        for index in change.steps.indices.dropFirst(position) {
            if index == position, DeliveryOutcome(of: error) == .unknown { continue }
            change.steps[index].state = .missed
            try await journal.update(change, at: index)
        }
    }
}
