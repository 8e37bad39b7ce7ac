#if Keyring && os(Linux)
import TimeTrackingKit

/// A write that a reader comes upon before its end, watched to tell a writer that is slow from one that has died.
struct UnfinishedWrite {
    /// How long nothing of an item changes before its writer is looked for.
    static let patience = Duration.milliseconds(250)

    private let key: CredentialKey
    private let clock: InjectedClock
    private var last: ItemContents?
    private var since = Duration.zero
    private var pause = Duration.zero
    private var isLastLook = false

    init(of key: CredentialKey, clock: InjectedClock) {
        self.key = key
        self.clock = clock
    }

    /// Waits a little, for the writer to go on.
    ///
    /// - Parameters:
    ///   - contents: The item as it is now, unfinished.
    ///   - connection: The bus on which writers have the right to change the key.
    /// - Throws: ``KeyringFailure`` `unfinishedWrite` when nothing has changed for as long as the patience lasts and no
    ///   writer has that right, `cancelled` when the task is, and those of the bus.
    mutating func wait(over contents: ItemContents, on connection: BusConnection) async throws(KeyringFailure) {
        let now = clock.now()
        if let last, last.secret == contents.secret, last.attributes == contents.attributes {
            if isLastLook { throw .unfinishedWrite }
            if now - since >= Self.patience {
                // Looked at once more when there is no writer: it may just have come to its end.
                isLastLook = try await !WriterLock.isHeld(for: key, on: connection)
                if isLastLook { return }
                since = now
            }
        } else {
            last = contents
            since = now
            pause = .milliseconds(1)
            isLastLook = false
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
