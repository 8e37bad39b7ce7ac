import Synchronization

/// Hands out the right to send at a steady rate, first come, first served.
///
/// Of all that wait only the first watches the clock; it wakes the next one when it goes, whether it got its turn or was
/// cancelled. So a turn that somebody gave up goes to the next in line.
final class TokenBucket: Sendable {
    private struct Waiter {
        let id: Int
        let deadline: Duration
        /// Resumed with false when the turn would come too late.
        let continuation: CheckedContinuation<Bool, any Error>
    }

    private struct State {
        /// The time saved up, of which one interval buys one turn.
        var credit: Duration
        var updated: Duration
        /// Whether somebody stands at the front and watches the clock.
        var isAttended = false
        var queue: [Waiter] = []
        var nextID = 0
    }

    private let limit: RateLimit
    private let clock: InjectedClock
    private let state: Mutex<State>

    init(limit: RateLimit, clock: InjectedClock) {
        self.limit = limit
        self.clock = clock
        self.state = Mutex(State(credit: limit.interval * limit.burst, updated: clock.now()))
    }

    /// How many are waiting for their turn.
    var waitingCount: Int {
        state.withLock { state in state.queue.count + (state.isAttended ? 1 : 0) }
    }

    /// Waits for a turn.
    ///
    /// - Parameter timeout: How long to wait at most.
    /// - Returns: False, at once, when the turn would come later than that.
    /// - Throws: `CancellationError`.
    func take(within timeout: Duration) async throws -> Bool {
        try Task.checkCancellation()
        enum Next {
            case go
            case attend
            case queue(Int)
            case tooLate
        }
        let deadline = clock.now() + timeout
        let next: Next = state.withLock { state in
            refill(&state)
            if !state.isAttended, state.credit >= limit.interval {
                state.credit -= limit.interval
                return .go
            }
            let ahead = state.isAttended ? state.queue.count + 1 : 0
            guard limit.interval * (ahead + 1) - state.credit < timeout else { return .tooLate }
            guard state.isAttended else {
                state.isAttended = true
                return .attend
            }
            state.nextID += 1
            return .queue(state.nextID)
        }
        switch next {
        case .go: return true
        case .tooLate: return false
        case .attend: break
        case .queue(let id): guard try await queue(id, until: deadline) else { return false }
        }
        defer { wakeNext() }
        return try await attend(until: deadline)
    }

    /// Gives nobody a turn for a time; who waits and would get a turn too late then is told so at once.
    func pause(for duration: Duration) {
        let tooLate: [Waiter] = state.withLock { state in
            refill(&state)
            state.credit = min(state.credit, limit.interval - duration)
            var kept: [Waiter] = []
            var tooLate: [Waiter] = []
            for waiter in state.queue {
                // Before each goes the one at the front, and whoever was kept.
                let turn = state.updated + limit.interval * (kept.count + 2) - state.credit
                if turn < waiter.deadline { kept.append(waiter) } else { tooLate.append(waiter) }
            }
            state.queue = kept
            return tooLate
        }
        for waiter in tooLate { waiter.continuation.resume(returning: false) }
    }

    /// Watches the clock until there is credit for one turn, and spends it.
    ///
    /// - Returns: False when there will be none before the deadline.
    private func attend(until deadline: Duration) async throws -> Bool {
        try Task.checkCancellation()
        while true {
            let wait: Duration? = state.withLock { state in
                refill(&state)
                guard state.credit < limit.interval else {
                    state.credit -= limit.interval
                    return nil
                }
                return limit.interval - state.credit
            }
            guard let wait else { return true }
            guard clock.now() + wait < deadline else { return false }
            try await clock.sleep(wait)
        }
    }

    /// Waits to come to the front.
    ///
    /// - Returns: False when a pause makes the turn come too late.
    private func queue(_ id: Int, until deadline: Duration) async throws -> Bool {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                add(Waiter(id: id, deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            let waiter: Waiter? = state.withLock { state in
                state.queue.firstIndex { $0.id == id }.map { state.queue.remove(at: $0) }
            }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }

    private func add(_ waiter: Waiter) {
        // The front may have become free since the place in the queue was taken, and the task may have been cancelled
        // before there was anything to remove.
        let ready: Result<Bool, any Error>? = state.withLock { state in
            if Task.isCancelled { return .failure(CancellationError()) }
            guard state.isAttended else {
                state.isAttended = true
                return .success(true)
            }
            state.queue.append(waiter)
            return nil
        }
        if let ready { waiter.continuation.resume(with: ready) }
    }

    /// Lets the first of those in the queue come to the front for whom it is not too late.
    private func wakeNext() {
        var tooLate: [Waiter] = []
        let next: Waiter? = state.withLock { state in
            refill(&state)
            let turn = state.updated + max(.zero, limit.interval - state.credit)
            while let first = state.queue.first, first.deadline <= turn { tooLate.append(state.queue.removeFirst()) }
            guard !state.queue.isEmpty else {
                state.isAttended = false
                return nil
            }
            return state.queue.removeFirst()
        }
        for waiter in tooLate { waiter.continuation.resume(returning: false) }
        next?.continuation.resume(returning: true)
    }

    private func refill(_ state: inout State) {
        let now = clock.now()
        // While somebody waits, what a timer that was late has cost is made up for; else the rate would fall below the
        // limit by as much as timers are late.
        let most = limit.interval * (state.isAttended ? limit.burst + 1 : limit.burst)
        state.credit = min(most, state.credit + (now - state.updated))
        state.updated = now
    }
}
