import Synchronization

/// A clock that stands still until a test moves it.
///
/// ## Usage
///
/// ```swift
/// let clock = ManualClock()
/// let store = CachingCredentialStore(base, clock: clock)
/// clock.advance(by: .seconds(61))
/// ```
///
/// A task that another one sleeps in has to get there first: wait for it with ``waitForSleepers(_:)``, then move the
/// clock. A clock that nobody moves makes its sleepers wait until they are cancelled.
public final class ManualClock: Clock {
    /// A point in the clock's time, counted from its creation.
    public struct Instant: InstantProtocol {
        /// The time since the clock was made.
        public var offset: Duration

        /// Returns the instant that lies a duration later.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        /// Returns the duration from this instant to another.
        public func duration(to other: Instant) -> Duration { other.offset - offset }

        /// Whether one instant lies before another.
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let id: Int
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let id: Int
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var nextID = 0
        var sleepers: [Sleeper] = []
        var watchers: [Watcher] = []
        /// Sleepers and watchers that were cancelled before they began to wait, or after they had been woken.
        var cancelled: Set<Int> = []

        mutating func makeID() -> Int {
            nextID += 1
            return nextID
        }

        mutating func watchersSatisfied() -> [Watcher] {
            let count = sleepers.count
            let ready = watchers.filter { $0.count <= count }
            watchers.removeAll { $0.count <= count }
            return ready
        }
    }

    private let state = Mutex(State())

    /// Creates a clock that stands at zero.
    public init() {}

    /// The point at which the clock stands.
    public var now: Instant { state.withLock(\.now) }

    /// The smallest step of the clock: none.
    public var minimumResolution: Duration { .zero }

    /// How many tasks are waiting for the clock to move.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Waits until the clock has been moved to a deadline.
    ///
    /// - Parameters:
    ///   - deadline: The instant to wait for.
    ///   - tolerance: Ignored: a clock that is moved by hand is exact.
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { $0.makeID() }
        // The handler cannot run any more once the waiting is over, so nothing is left behind in `cancelled`.
        defer { state.withLock { _ = $0.cancelled.remove(id) } }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                add(Sleeper(id: id, deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            cancelSleeper(id)
        }
    }

    private func add(_ sleeper: Sleeper) {
        enum Next {
            case cancelled
            case past
            case waiting([Watcher])
        }
        let next: Next = state.withLock { state in
            if state.cancelled.contains(sleeper.id) { return .cancelled }
            if sleeper.deadline <= state.now { return .past }
            state.sleepers.append(sleeper)
            return .waiting(state.watchersSatisfied())
        }
        switch next {
        case .cancelled: sleeper.continuation.resume(throwing: CancellationError())
        case .past: sleeper.continuation.resume()
        case .waiting(let watchers): for watcher in watchers { watcher.continuation.resume() }
        }
    }

    private func cancelSleeper(_ id: Int) {
        let sleeper: Sleeper? = state.withLock { state in
            guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil
            }
            return state.sleepers.remove(at: index)
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }

    /// Moves the clock on and wakes every task whose deadline has come, earliest first.
    ///
    /// A sleeper that goes to sleep again does so from the new time on: to let several intervals pass, move the clock
    /// once for each.
    ///
    /// - Parameter duration: How far to move it. The clock never goes back: a negative duration moves it nowhere.
    public func advance(by duration: Duration) {
        let duration = max(duration, .zero)
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let now = state.now
            let due = state.sleepers.filter { $0.deadline <= now }.sorted { $0.deadline < $1.deadline }
            state.sleepers.removeAll { $0.deadline <= now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Waits until at least this many tasks are waiting for the clock to move, or until the calling task is cancelled.
    ///
    /// - Parameter count: The number of tasks to wait for.
    public func waitForSleepers(_ count: Int = 1) async {
        let id = state.withLock { $0.makeID() }
        defer { state.withLock { _ = $0.cancelled.remove(id) } }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready = state.withLock { state in
                    guard state.sleepers.count < count, !state.cancelled.contains(id) else { return true }
                    state.watchers.append(Watcher(id: id, count: count, continuation: continuation))
                    return false
                }
                if ready { continuation.resume() }
            }
        } onCancel: {
            cancelWatcher(id)
        }
    }

    private func cancelWatcher(_ id: Int) {
        let watcher: Watcher? = state.withLock { state in
            guard let index = state.watchers.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil
            }
            return state.watchers.remove(at: index)
        }
        watcher?.continuation.resume()
    }
}
