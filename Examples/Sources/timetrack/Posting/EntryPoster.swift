import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Creates time entries so that none is created twice, whatever becomes of the process or of the answer.
///
/// Before a request goes out, the journal says so. When the answer never comes, the next run lists the days in question
/// and adopts the entry that the service had accepted.
struct EntryPoster: Sendable {
    let client: Clockify.Client
    let place: Place
    let journal: Journal

    /// The present moment.
    let now: @Sendable () -> Date

    /// Says something that nobody asked for.
    let notice: @Sendable (String) throws -> Void

    /// Waits.
    let sleep: @Sendable (Duration) async throws -> Void

    /// How long accepted entries stay in the journal.
    private static let keeping: TimeInterval = 30 * 86_400

    init(
        client: Clockify.Client,
        place: Place,
        journal: Journal,
        now: @escaping @Sendable () -> Date,
        clock: some Clock<Duration> = ContinuousClock(),
        notice: @escaping @Sendable (String) throws -> Void
    ) {
        self.client = client
        self.place = place
        self.journal = journal
        self.now = now
        self.notice = notice
        self.sleep = { duration in try await clock.sleep(for: duration) }
    }

    /// A poster for a command.
    init(session: ClockifySession, place: Place, journal: Journal, context: Context) {
        self.init(client: session.client, place: place, journal: journal, now: context.now) { text in
            try context.console.notice(text)
        }
    }

    /// Creates one entry for a command: what became of earlier ones is settled first.
    ///
    /// When the same command was given before and its entry turns out to have been accepted, that entry is returned and
    /// no other is created.
    ///
    /// - Parameters:
    ///   - entry: The entry.
    ///   - purpose: What its intent is for, which is that of commands or a part of it.
    ///   - isIdle: Whether the caller knows that no timer runs, so that Clockify is not asked for it again.
    /// - Returns: The entry as Clockify keeps it.
    /// - Throws: `APIError` as `createTimeEntry` of the client does, and ``Failure`` when the journal cannot be written; then
    ///   nothing was sent.
    func create(
        _ entry: PlannedEntry,
        for purpose: String = Journal.commandPurpose,
        afterAskingForTimers isIdle: Bool = false
    ) async throws -> Clockify.TimeEntry {
        try await exclusively(about: [entry]) { run in
            let settled = try await run.settle()
            if let same = settled.first(where: { run.isSame($0, as: entry) })?.standing { return same }
            if isIdle { run.expectNoTimer() }
            let intent = try await journal.planNext(entry, for: purpose, in: place.scope)
            do {
                return try await run.send(intent)
            } catch {
                // A command that failed for certain is over; only one whose fate is unknown has to be looked into.
                let state = try await journal.intent(intent.id)
                if state.isCertainlyAbsent { try await journal.forget(intent.id) }
                throw error
            }
        }
    }

    /// Creates entries one after the other; those that were accepted before are left out.
    ///
    /// - Parameters:
    ///   - intents: The intents, as `plan` of the journal returns them.
    ///   - onAccepted: Is called after each of them that the service has, with the intent as it stands then.
    /// - Throws: `APIError` of the first one that cannot be created, as `createTimeEntry` of the client does, and
    ///   ``Failure`` when the journal cannot be written. Those before it are created and on record.
    func post(
        _ intents: [EntryIntent],
        onAccepted: (EntryIntent) async throws -> Void = { _ in }
    ) async throws {
        try await exclusively(about: intents.map(\.entry)) { run in
            for intent in intents {
                try await onAccepted(run.post(intent).intent)
            }
        }
    }

    /// Finds out what became of entries that earlier commands sent and got no answer about.
    ///
    /// Nothing is sent when there are none.
    ///
    /// - Throws: `APIError` when the service cannot be asked; then they stay as they are.
    func settle() async throws {
        try await exclusively(about: []) { run in _ = try await run.settle() }
    }

    /// Does work while no other process sends from the same journal.
    ///
    /// - Parameters:
    ///   - entries: What the work is about, so that their days are listed at once.
    ///   - work: Is given what creates entries; the poster itself must not be used meanwhile.
    /// - Returns: What the closure returns.
    /// - Throws: What the closure throws, ``Failure`` when the journal cannot be locked or written, or `CancellationError`.
    func exclusively<Result>(
        about entries: [PlannedEntry],
        _ work: (inout PostingRun) async throws -> Result
    ) async throws -> Result {
        let notice = notice
        let waiting: @Sendable () -> Void = {
            // Waiting goes on whether or not anybody can be told.
            try? notice("Waiting for another timetrack that is sending entries.")
        }
        return try await JournalLock.hold(journal.lockPath, onWaiting: waiting) {
            try await journal.prune(before: now().addingTimeInterval(-Self.keeping), in: place.scope)
            var run = PostingRun(self, about: entries)
            return try await work(&run)
        }
    }
}
