#if Keyring && os(Linux)
import Synchronization
import TimeTrackingKit

/// The deadlines of all calls of a store, behind one timer.
///
/// A timer of its own for each call would cost as much as a third of a lookup. Since the calls of a store have the same
/// time, the timer of the first also does for those that come while it runs.
final class DeadlineQueue: Sendable {
    /// Names an entry.
    struct Ticket: Sendable, Hashable {
        fileprivate let number: UInt64
    }

    private struct Entry {
        let due: Duration
        let expired: @Sendable () -> Void
    }

    private struct State {
        var entries: [Ticket: Entry] = [:]
        var count: UInt64 = 0
        /// When the timer ends, or nil when none runs.
        var alarm: Duration?
        var timer: Task<Void, Never>?
    }

    private let clock: InjectedClock
    private let state = Mutex(State())

    /// Makes a queue without deadlines.
    init(clock: InjectedClock) {
        self.clock = clock
    }

    /// Adds a deadline.
    ///
    /// - Parameters:
    ///   - timeout: The time until it passes.
    ///   - expired: Called when it passes, at most once.
    /// - Returns: What removes it.
    func add(_ timeout: Duration, expired: @escaping @Sendable () -> Void) -> Ticket {
        let due = clock.now() + timeout
        return state.withLock { state in
            state.count += 1
            let ticket = Ticket(number: state.count)
            state.entries[ticket] = Entry(due: due, expired: expired)
            if state.alarm.map({ due < $0 }) ?? true {
                state.timer?.cancel()
                state.alarm = due
                state.timer = Task { await self.sleep(until: due) }
            }
            return ticket
        }
    }

    /// Removes a deadline, so that it does not pass.
    func remove(_ ticket: Ticket) {
        state.withLock { state in
            state.entries.removeValue(forKey: ticket)
            // On the system's clock an idle timer is left to end by itself, for the next call to share. A clock of a test
            // shows who sleeps, and there a timer means that a call waits.
            guard state.entries.isEmpty, !clock.isContinuous else { return }
            state.timer?.cancel()
            state.timer = nil
            state.alarm = nil
        }
    }

    private func sleep(until due: Duration) async {
        var due = due
        while true {
            do {
                try await clock.sleepUntil(due)
            } catch {
                // Another timer, which ends earlier, has taken the place of this one.
                return
            }
            let now = clock.now()
            let (expired, next) = state.withLock { state -> ([Entry], Duration?) in
                guard state.alarm == due else { return ([], nil) }
                let expired = state.entries.filter { $0.value.due <= now }
                for ticket in expired.keys { state.entries.removeValue(forKey: ticket) }
                state.alarm = state.entries.values.map(\.due).min()
                if state.alarm == nil { state.timer = nil }
                return (expired.values.sorted { $0.due < $1.due }, state.alarm)
            }
            for entry in expired { entry.expired() }
            guard let next else { return }
            due = next
        }
    }
}
#endif
