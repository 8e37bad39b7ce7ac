#if Keyring && os(Linux)
import TimeTrackingKit

/// A write that a reader comes upon before its end, watched to tell a writer that is slow from one that has died.
struct UnfinishedWrite {
    /// How long nothing of an item changes before its writer is taken for dead.
    static let patience = Duration.milliseconds(250)

    private let clock: InjectedClock
    private var last: (secret: Secret, attributes: ItemAttributes)?
    private var since = Duration.zero
    private var pause = Duration.zero

    init(clock: InjectedClock) {
        self.clock = clock
    }

    /// Waits a little, for the writer to go on.
    ///
    /// - Parameters:
    ///   - secret: The secret as it is now.
    ///   - attributes: The attributes as they are now, unfinished.
    /// - Throws: ``KeyringFailure`` `unfinishedWrite` when neither has changed for as long as the patience lasts, and
    ///   `cancelled` when the task is.
    mutating func wait(over secret: Secret, _ attributes: ItemAttributes) async throws(KeyringFailure) {
        let now = clock.now()
        if let last, last == (secret, attributes) {
            guard now - since < Self.patience else { throw .unfinishedWrite }
        } else {
            last = (secret, attributes)
            since = now
            pause = .milliseconds(1)
        }
        do {
            try await clock.sleepUntil(now + pause)
        } catch {
            throw .cancelled
        }
        pause = min(pause * 2, .milliseconds(50))
    }
}
#endif
