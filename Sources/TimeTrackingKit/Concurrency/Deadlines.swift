import Synchronization

/// The deadlines of many pieces of work, watched by one timer.
///
/// A timer for each costs a task and two turns of the system's timer queue, which is as much as a small request.
package final class Deadlines: Sendable {
    private struct State {
        var nextID: UInt64 = 0
        var pending: [UInt64: Deadline] = [:]
        /// When the timer looks next, or nil when there is none.
        var wakeTime: Duration?
        var timer: Task<Void, Never>?
    }

    private let clock: InjectedClock
    private let state = Mutex(State())

    /// Watches deadlines on a clock.
    package init(clock: InjectedClock) {
        self.clock = clock
    }

    /// How many deadlines are watched.
    package var count: Int { state.withLock(\.pending.count) }

    deinit {
        state.withLock { $0.timer?.cancel() }
    }

    /// Runs work as a task of its own, which is cancelled at a deadline or with the caller's task.
    ///
    /// - Parameters:
    ///   - timeout: How long the work may take.
    ///   - work: The work, which must end soon after it was cancelled.
    /// - Returns: What the work gives, or nil when the deadline passed and it gave nothing.
    /// - Throws: What the work throws.
    package func run<Value: Sendable>(
        within timeout: Duration,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        let task = Task { try await work() }
        let deadline = Deadline(time: clock.now() + timeout) { task.cancel() }
        let id = add(deadline)
        defer { state.withLock { _ = $0.pending.removeValue(forKey: id) } }
        do {
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch {
            if deadline.hasPassed { return nil }
            throw error
        }
    }

    private func add(_ deadline: Deadline) -> UInt64 {
        state.withLock { state in
            state.nextID += 1
            state.pending[state.nextID] = deadline
            // What is due later is found when the timer looks.
            if state.wakeTime.map({ deadline.time < $0 }) ?? true { startTimer(deadline.time, &state) }
            return state.nextID
        }
    }

    private func startTimer(_ time: Duration, _ state: inout State) {
        state.timer?.cancel()
        state.wakeTime = time
        state.timer = Task { [clock, weak self] in
            do {
                try await clock.sleepUntil(time)
            } catch {
                return
            }
            self?.passDue()
        }
    }

    /// Lets the deadlines pass that are due, and waits for the next.
    private func passDue() {
        let now = clock.now()
        let due = state.withLock { state in
            let due = state.pending.filter { $0.value.time <= now }
            for id in due.keys { state.pending.removeValue(forKey: id) }
            if let next = state.pending.values.map(\.time).min() {
                startTimer(next, &state)
            } else {
                state.wakeTime = nil
                state.timer = nil
            }
            return due.values
        }
        for deadline in due { deadline.pass() }
    }
}

/// A point in time at which something is stopped.
private final class Deadline: Sendable {
    /// When it is, by the clock of its owner.
    let time: Duration

    private let stop: @Sendable () -> Void
    private let passed = Atomic(false)

    init(time: Duration, stop: @escaping @Sendable () -> Void) {
        self.time = time
        self.stop = stop
    }

    /// Whether it has passed.
    var hasPassed: Bool { passed.load(ordering: .acquiring) }

    /// Says that it has passed.
    func pass() {
        passed.store(true, ordering: .releasing)
        stop()
    }
}
