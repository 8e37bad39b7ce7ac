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

/// Creates entries while no other process does, and knows what stands in the service meanwhile.
struct PostingRun {
    /// An entry that the service has.
    struct Posted {
        /// The intent, accepted.
        let intent: EntryIntent
        /// The entry, or nil when it had been accepted before this run.
        let standing: Clockify.TimeEntry?
    }

    private let poster: EntryPoster
    private var standing: StandingEntries

    /// How long a request may still be on its way after the process that sent it has ended.
    static let settlingTime = Duration.seconds(5)

    init(_ poster: EntryPoster, about entries: [PlannedEntry]) {
        self.poster = poster
        self.standing = StandingEntries(poster.client, poster.place, about: entries)
    }

    /// Sees to it that the service has an entry, once.
    ///
    /// - Returns: What the service has.
    /// - Throws: `APIError` when it does not take the entry or cannot be reached, and ``Failure`` for the journal.
    mutating func post(_ intent: EntryIntent) async throws -> Posted {
        if let posted = try await recover(intent) { return posted }
        let entry = try await send(intent)
        return Posted(intent: try await poster.journal.intent(intent.id), standing: entry)
    }

    /// Finds out whether the service has an entry by now.
    ///
    /// - Returns: What the service has, or nil when it does not have it.
    mutating func recover(_ intent: EntryIntent) async throws -> Posted? {
        // As it stands now: another process may have sent it before this one came to its turn.
        let intent = try await poster.journal.intent(intent.id)
        switch intent.state {
        case .planned, .refused: return nil
        case .accepted: return Posted(intent: intent, standing: nil)
        case .sending(let known, let since):
            if let posted = try await adopt(intent, besides: known) { return posted }
            let age = Duration.seconds(max(0, poster.now().timeIntervalSince(since)))
            guard age < Self.settlingTime else { return nil }
            try await poster.sleep(Self.settlingTime - age)
            standing.forgetLists()
            return try await adopt(intent, besides: known)
        }
    }

    /// Takes it as known that no timer runs, until one is started here.
    mutating func expectNoTimer() {
        standing.expectNoTimer()
    }

    /// Creates an entry that the service certainly does not have.
    ///
    /// - Returns: The entry as Clockify keeps it.
    mutating func send(_ intent: EntryIntent) async throws -> Clockify.TimeEntry {
        let known = try await standing.ids(like: intent.entry)
        try await poster.journal.markSending(intent.id, known: known, at: poster.now())
        let entry: Clockify.TimeEntry
        do {
            entry = try await poster.client.createTimeEntry(
                Clockify.NewTimeEntry(intent.entry),
                in: poster.place.workspace
            )
        } catch {
            entry = try await accepted(intent, besides: known, despite: error)
        }
        try await poster.journal.markAccepted(intent.id, as: entry.id.rawValue, at: poster.now())
        standing.add(entry)
        return entry
    }

    /// Finds out what became of entries that earlier commands sent and got no answer about, and says so.
    ///
    /// - Returns: Those that the service has.
    mutating func settle() async throws -> [Posted] {
        var settled: [Posted] = []
        for intent in try await poster.journal.openIntents(for: Journal.commandPurpose, in: poster.place.scope) {
            let moment = LocalTime.clock(intent.entry.start)
            let what = intent.entry.end == nil ? "timer" : "entry"
            if let posted = try await recover(intent) {
                settled.append(posted)
                try poster.notice("The \(what) of \(moment) had been accepted.")
            } else {
                try await poster.journal.forget(intent.id)
                try poster.notice("The \(what) of \(moment) had not been accepted.")
            }
        }
        return settled
    }

    /// Whether an entry that was found is what a command asks for again: the same entry, or the same timer, which still
    /// runs and was started just before.
    func isSame(_ posted: Posted, as entry: PlannedEntry) -> Bool {
        var earlier = posted.intent.entry
        if earlier.end == nil, posted.standing?.isRunning == true,
            (0...Self.repetition).contains(entry.start.timeIntervalSince(earlier.start))
        {
            earlier.start = entry.start
        }
        return earlier == entry
    }

    /// Within how many seconds the same timer is asked for again because its first start seemed to fail.
    private static var repetition: TimeInterval { 600 }

    /// Looks for the entry that an intent became, and records it.
    private mutating func adopt(_ intent: EntryIntent, besides known: [String]) async throws -> Posted? {
        let candidates = try await standing.list(like: intent.entry).filter { !known.contains($0.id.rawValue) }
        let claimed = try await poster.journal.claimed(candidates.map(\.id.rawValue), in: poster.place.scope)
        guard let entry = candidates.first(where: { !claimed.contains($0.id.rawValue) }) else { return nil }
        try await poster.journal.markAccepted(intent.id, as: entry.id.rawValue, at: poster.now())
        return Posted(intent: try await poster.journal.intent(intent.id), standing: entry)
    }

    /// What a request that failed came to.
    ///
    /// - Returns: The entry, when the service has it all the same.
    /// - Throws: The error, when it does not or nobody knows.
    private mutating func accepted(
        _ intent: EntryIntent,
        besides known: [String],
        despite error: any Error
    ) async throws -> Clockify.TimeEntry {
        switch DeliveryOutcome(of: error) {
        case .refused(let message):
            try await poster.journal.markRefused(intent.id, because: message, at: poster.now())
        case .notActedUpon:
            try await poster.journal.markPlanned(intent.id)
        case .unknown:
            standing.forgetLists()
            if !Task.isCancelled, let entry = await found(intent, besides: known) { return entry }
        }
        throw error
    }

    /// The entry that was created although no answer came, or nil when it is not there or the service cannot say.
    private mutating func found(_ intent: EntryIntent, besides known: [String]) async -> Clockify.TimeEntry? {
        do {
            return try await adopt(intent, besides: known)?.standing
        } catch {
            // The first error says why; the intent stays open, so nothing is decided by this one.
            return nil
        }
    }
}
