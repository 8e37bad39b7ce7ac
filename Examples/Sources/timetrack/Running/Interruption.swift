import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns the first Ctrl-C or request to end into a cancellation, so that work can clean up; the second one ends at once.
final class Interruption: Sendable {
    private let received = Mutex<Int32?>(nil)

    /// The first signal that came, or nil when none did.
    var signal: Int32? { received.withLock(\.self) }

    /// Watches for signals until they end.
    ///
    /// - Parameters:
    ///   - signals: The signals that come in.
    ///   - cancel: Called once, at the first one.
    func watch(_ signals: AsyncStream<Int32>, _ cancel: @Sendable () -> Void) async {
        for await number in signals {
            let isFirst = received.withLock { received in
                defer { received = received ?? number }
                return received == nil
            }
            guard isFirst else {
                TerminalPrompt.restore()
                _exit(128 + number)
            }
            cancel()
        }
    }
}
