import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackRecords

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Sends what is queued for one workspace, in the order of its times.
struct QueueSender {
    private let session: ClockifySession
    private let place: Place
    private let journal: Journal
    private var running: RunningTimerKnowledge = .notAsked

    private enum RunningTimerKnowledge {
        case notAsked
        case asked(Clockify.TimeEntry?)
    }

    /// How often an item is looked at anew that another command changes meanwhile.
    private static let attempts = 3

    init(_ session: ClockifySession, _ place: Place, _ journal: Journal) {
        self.session = session
        self.place = place
        self.journal = journal
    }

    /// Sends an item, or says why it stays in the queue.
    ///
    /// - Returns: What became of it, or nil when it was dropped meanwhile.
    /// - Throws: What stands in the way of every other item as well: a service that cannot be reached, a key that it does
    ///   not accept, a journal that cannot be written.
    mutating func push(_ item: QueuedItem, with run: inout PostingRun) async throws -> PushOutcome? {
        do {
            for _ in 0..<Self.attempts {
                guard let item = try await journal.queuedItem(item.id) else { return nil }
                guard item.scope == nil || item.scope == place.scope else { throw Self.foreign(item) }
                let outcome = item.kind == .stop ? try await stop(item) : try await create(item, with: &run)
                if let outcome { return outcome }
            }
            throw Failure(.rejected, "changed_meanwhile", "Other commands keep changing it; push again.")
        } catch {
            guard let message = Self.objection(in: error) else { throw error }
            try await journal.keep(item.id, because: message)
            return PushOutcome(item: item, kind: .kept, message: message)
        }
    }

    /// What a push would do with an item.
    ///
    /// - Throws: As `push` does.
    func rehearse(_ item: QueuedItem) async throws -> PushOutcome {
        do {
            guard item.scope == nil || item.scope == place.scope else { throw Self.foreign(item) }
            if item.isUncertain { return PushOutcome(item: item, kind: .uncertain) }
            if item.kind != .stop { _ = try await session.plannedEntry(for: item, in: place) }
            return PushOutcome(item: item, kind: .wouldPush)
        } catch {
            guard let message = Self.objection(in: error) else { throw error }
            return PushOutcome(item: item, kind: .kept, message: message)
        }
    }

    /// Creates the entry of an item.
    ///
    /// - Returns: What became of it, or nil when the item was changed meanwhile.
    private mutating func create(_ item: QueuedItem, with run: inout PostingRun) async throws -> PushOutcome? {
        if let intent = try await journal.intents(for: item.purpose, in: place.scope).first,
            !intent.isCertainlyAbsent
        {
            if let posted = try await run.recover(intent) {
                if let standing = posted.standing, standing.isRunning { running = .asked(standing) }
                return try await finish(item, .adopted, posted.intent.entryID)
            }
            try await journal.markPlanned(intent.id)
        }
        // Before its names are looked up: what ran until then ended there, also when this one has to wait for a name.
        if item.kind == .timer { try await stopTimer(before: item) }
        let entry = try await session.plannedEntry(for: item, in: place)
        guard let intent = try await journal.plan(item, as: entry, in: place.scope) else { return nil }
        let standing: Clockify.TimeEntry
        do {
            standing = try await run.send(intent)
        } catch let failure as Failure where failure.code == EntryIntent.changedMeanwhile.code {
            // Nothing was sent; the item has another end by now, or is gone.
            return nil
        }
        if standing.isRunning { running = .asked(standing) }
        return try await finish(item, .pushed, standing.id.rawValue)
    }

    /// Ends the timer that runs in the service, as starting another one does.
    private mutating func stopTimer(before item: QueuedItem) async throws {
        guard let timer = try await runningTimer() else { return }
        guard timer.start <= item.start else {
            // One that ended before the other began does not touch it.
            guard item.end == nil else { return }
            let workspace = item.target.workspace.map { " -w \(CommandLineText.word($0))" } ?? ""
            throw Failure(
                .rejected,
                "timer_running",
                "Another timer has been running since \(timer.start.clockAndDay), which is later; say with "
                    + "`timetrack stop --queue --at TIME\(session.repeatedConnection)\(workspace)` when this one ended."
            )
        }
        _ = try await session.client.stopTimer(in: place.workspace, user: place.user.id, at: item.start)
        running = .asked(nil)
    }

    /// Ends the timer that ran when the item was queued.
    private mutating func stop(_ item: QueuedItem) async throws -> PushOutcome {
        let timer = try await runningTimer()
        if let stopping = item.stopping, timer?.id.rawValue != stopping {
            // It was sent before, and the timer does not run any more.
            return try await finish(item, .adopted, stopping)
        }
        guard let timer, timer.start <= item.start else {
            throw Failure(.rejected, "no_running_timer", "No timer was running then.")
        }
        try await journal.markStopping(item.id, of: timer.id.rawValue)
        let entry = try await session.client.stopTimer(in: place.workspace, user: place.user.id, at: item.start)
        running = .asked(nil)
        return try await finish(item, .pushed, entry.id.rawValue)
    }

    private mutating func runningTimer() async throws -> Clockify.TimeEntry? {
        if case .asked(let timer) = running { return timer }
        let timer = try await session.client.runningTimeEntry(in: place.workspace, user: place.user.id)
        running = .asked(timer)
        return timer
    }

    private func finish(_ item: QueuedItem, _ kind: PushOutcome.Kind, _ entryID: String?) async throws -> PushOutcome {
        try await journal.removeQueued(item.id)
        return PushOutcome(item: item, kind: kind, entryID: entryID)
    }

    private static func foreign(_ item: QueuedItem) -> Failure {
        Failure(
            .rejected,
            "other_account",
            "An earlier push found out that it belongs to another user of Clockify; push with the key of that one, or drop it."
        )
    }

    /// Why an item cannot be sent as it is, or nil for an error that has nothing to do with it.
    private static func objection(in error: any Error) -> String? {
        switch error {
        case let failure as Failure where failure.status == .notFound || failure.status == .rejected:
            return failure.message
        case let error as APIError:
            if error.code == .noRunningTimer { return error.message }
            guard case .refused(let message) = DeliveryOutcome(of: error) else { return nil }
            return message
        default: return nil
        }
    }
}
