#if Keyring && os(Linux)
import Synchronization
import TimeTrackingKit

/// A deadline that can be stopped and started again.
final class Deadline: Sendable {
    private let timeout: Duration
    private let clock: InjectedClock
    private let expired: @Sendable () async -> Void
    private let timer = Mutex<Task<Void, Never>?>(nil)

    /// Starts a deadline.
    ///
    /// - Parameters:
    ///   - timeout: The time until it passes.
    ///   - clock: The clock that measures it.
    ///   - expired: Called when it passes, in a task that stopping cancels.
    init(_ timeout: Duration, clock: InjectedClock, expired: @escaping @Sendable () async -> Void) {
        self.timeout = timeout
        self.clock = clock
        self.expired = expired
        start()
    }

    deinit {
        stop()
    }

    /// Starts it from its beginning.
    func start() {
        let next = Task { [timeout, clock, expired] in
            do {
                try await clock.sleep(timeout)
            } catch {
                return
            }
            await expired()
        }
        replaceTimer(by: next)
    }

    /// Stops it; it does not pass until it is started again.
    func stop() {
        replaceTimer(by: nil)
    }

    private func replaceTimer(by next: Task<Void, Never>?) {
        let previous = timer.withLock { timer in
            defer { timer = next }
            return timer
        }
        previous?.cancel()
    }
}
#endif
