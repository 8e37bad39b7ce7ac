#if Keyring && os(Linux)
import Synchronization

/// A deadline that can be stopped and started again.
final class Deadline: Sendable {
    private let timeout: Duration
    private let queue: DeadlineQueue
    private let expired: @Sendable () -> Void
    private let ticket = Mutex<DeadlineQueue.Ticket?>(nil)

    /// Starts a deadline.
    ///
    /// - Parameters:
    ///   - timeout: The time until it passes.
    ///   - queue: The queue that watches it.
    ///   - expired: Called when it passes.
    init(_ timeout: Duration, in queue: DeadlineQueue, expired: @escaping @Sendable () -> Void) {
        self.timeout = timeout
        self.queue = queue
        self.expired = expired
        start()
    }

    deinit {
        stop()
    }

    /// Starts it from its beginning.
    func start() {
        replace(by: queue.add(timeout, expired: expired))
    }

    /// Stops it; it does not pass until it is started again.
    func stop() {
        replace(by: nil)
    }

    private func replace(by next: DeadlineQueue.Ticket?) {
        let previous = ticket.withLock { ticket in
            defer { ticket = next }
            return ticket
        }
        if let previous { queue.remove(previous) }
    }
}
#endif
